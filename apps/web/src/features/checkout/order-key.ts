"use client";

const prefix = "stallhouse:order-key:";

/**
 * The key of the order that this cart becomes, the same after a reload or a second press, so that one order comes of
 * it. Forgotten once the order is there: the same things may be bought again.
 */
export const orderKey = {
  of(quote: string): string {
    const known = sessionStorage.getItem(prefix + quote);
    if (known) return known;
    const made = randomUuid();
    sessionStorage.setItem(prefix + quote, made);
    return made;
  },
  forget: (quote: string) => sessionStorage.removeItem(prefix + quote),
};

/** crypto.randomUUID exists on https and localhost only; a shop tried over a home network has neither. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
