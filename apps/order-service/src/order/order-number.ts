import { createHash, randomInt } from "node:crypto";

/** Without 0 and O, 1, I and L: people read the number out on the phone. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** What people read and quote: "SH-7K2M9Q". Random, so that it tells nobody how much the market sells. */
export function newOrderNumber(): string {
  return `SH-${Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join("")}`;
}

/** The same for the same order: for orders of the past, whose payments are written elsewhere. */
export function orderNumberFor(orderId: string): string {
  const bytes = createHash("sha256").update(orderId).digest().subarray(0, 6);
  return `SH-${[...bytes].map((byte) => alphabet[byte % alphabet.length]).join("")}`;
}

/** The number that somebody typed, with "SH-" before it or without, in letters of any case; undefined when it cannot be one. */
export function orderNumberIn(typed: string): string | undefined {
  const [, code] = new RegExp(`^(?:SH-?)?([${alphabet}]{6})$`, "i").exec(typed.trim()) ?? [];
  return code && `SH-${code.toUpperCase()}`;
}
