/** What a change says that led back to a page: `?done=` names it, and only a name that is known is said. */
export function saidBy<Text extends string>(said: Readonly<Record<string, Text>>, done: unknown): Text | undefined {
  return typeof done === "string" && Object.hasOwn(said, done) ? said[done] : undefined;
}
