import { createHash } from "node:crypto";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import { Refusal } from "@stallhouse/contracts/refusal";
import { price } from "./price.ts";
import type { Terms } from "./price.ts";

/**
 * What a customer has seen, in two parts so that a refusal can say which one changed: the lines, and what they cost,
 * with delivery and discount.
 */
export function quoteOf(lines: readonly ReservedLine[], terms: Terms = {}): string {
  const sorted = lines.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
  const what = sorted.map((line) => `${line.variantId} ${line.quantity}`);
  const prices = sorted.map((line) => `${line.unitPrice} ${line.currency}`);
  const parts = price(sorted, terms).parts.map(
    (part) => `${part.deliveryMethod} ${part.shippingAmount} ${terms.coupon?.code} ${part.discountAmount}`,
  );
  return `${digest(what)}.${digest([...prices, ...parts])}`;
}

/** Refuses when what is true now is not what the customer saw. */
export function checkQuote(seen: string, lines: readonly ReservedLine[], terms: Terms = {}): void {
  const now = quoteOf(lines, terms);
  if (seen === now) return;
  throw new Refusal(seen.split(".")[0] === now.split(".")[0] ? "PRICE_CHANGED" : "CART_CHANGED");
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("base64url").slice(0, 20);
}
