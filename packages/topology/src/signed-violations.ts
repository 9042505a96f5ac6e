import type { SourceFile, Violation } from "./sources.ts";

/** What reads something signed or sealed: a token, a webhook, a cookie, a link. */
const reads =
  /\b(?:jwtVerify|jwtDecrypt|compactVerify|constructEvent|timingSafeEqual)\(|\bimport\s*\{[^}]*\bdecode\b[^}]*\}\s*from\s*"next-auth\/jwt"/;
const looksAtTimes = /\/token-times(?:\.ts)?$/;
/** Compare secrets that carry no times of their own. */
const timeless = [/^apps\/order-service\/src\/journey\/track-order\.ts$/];

/** Who signs ahead of time makes what outlives every revocation: whoever reads something signed looks at when it was. */
export function signedAhead({ path, text, imports }: SourceFile): Violation[] {
  const read = reads.exec(text)?.[0];
  if (!read || timeless.some((file) => file.test(path)) || imports.some(({ from }) => looksAtTimes.test(from)))
    return [];
  return [{ rule: "what was signed ahead of its time is refused", where: path, what: read }];
}
