import { createHash } from "node:crypto";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import { Refusal } from "@stallhouse/contracts/refusal";

type QuotedLine = Pick<
  ReservedLine,
  "variantId" | "quantity" | "unitPrice" | "sellerId" | "shippingAmount" | "currency"
>;

/** What a customer has seen, in two parts so that a refusal can say which one changed: the lines, and their prices. */
export function quoteOf(lines: readonly QuotedLine[]): string {
  const sorted = lines.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
  const what = sorted.map((line) => `${line.variantId} ${line.quantity}`);
  const prices = sorted.map((line) => `${line.unitPrice} ${line.currency} ${line.shippingAmount}`);
  return `${digest(what)}.${digest(prices)}`;
}

/** Refuses when what is true now is not what the customer saw. */
export function checkQuote(seen: string, lines: readonly QuotedLine[]): void {
  const now = quoteOf(lines);
  if (seen === now) return;
  throw new Refusal(seen.split(".")[0] === now.split(".")[0] ? "PRICE_CHANGED" : "CART_CHANGED");
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("base64url").slice(0, 20);
}
