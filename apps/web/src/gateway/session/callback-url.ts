/** Where to go after signing in: a path of ours, or "/" for anything that could lead elsewhere. */
export function safeCallback(given: string | string[] | null | undefined): string {
  if (typeof given !== "string" || given.length > 2_000) return "/";
  // Control characters and backslashes: browsers drop the first and read the second as a slash.
  if (/[\p{Cc}\\]/u.test(given) || !given.startsWith("/") || given.startsWith("//")) return "/";
  const base = "http://stallhouse.invalid";
  if (!URL.canParse(given, base)) return "/";
  const target = new URL(given, base);
  if (target.origin !== base || /^\/+(%2f|%5c)/i.test(target.pathname) || target.pathname.startsWith("//")) return "/";
  return target.pathname + target.search + target.hash;
}
