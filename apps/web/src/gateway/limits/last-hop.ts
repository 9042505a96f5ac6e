/** The address a request came from: the last one in the list, which our own edge wrote. */
export function lastHop(forwardedFor: string | null): string {
  return forwardedFor?.split(",").at(-1)?.trim() || "unknown";
}
