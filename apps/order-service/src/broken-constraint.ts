/** The constraint that a failed statement ran into, if that is what failed it. */
export function brokenConstraint(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error) || !("constraint_name" in cause)) return undefined;
  return typeof cause.constraint_name === "string" ? cause.constraint_name : undefined;
}
