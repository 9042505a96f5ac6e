import type { CouponId } from "@stallhouse/contracts/ids";
import { shareOf, sumAmounts } from "@stallhouse/contracts/money";
import { leastPayment } from "@stallhouse/contracts/money-limits";

/** What a coupon grants. */
export type CouponTerms = {
  couponId: CouponId;
  code: string;
  kind: "percent" | "amount";
  /** Whole percent, or minor units. */
  value: number;
  currency: string;
  /** The least the items must cost. */
  minimumAmount: number;
};

/** What it takes off: of the items, never of their delivery. */
export function discountOf(
  coupon: Pick<CouponTerms, "kind" | "value" | "currency">,
  { itemsAmount, shippingAmount }: { itemsAmount: number; shippingAmount: number },
): number {
  const granted = coupon.kind === "percent" ? shareOf(itemsAmount, coupon.value * 100) : coupon.value;
  return payableDiscount(Math.min(granted, itemsAmount), itemsAmount + shippingAmount, coupon.currency);
}

/** A discount may make an order free. Where it would leave too little to charge, it takes off less, so that this can be paid. */
export function payableDiscount(discount: number, total: number, currency: string): number {
  const least = leastPayment(currency);
  const isPayable = total === discount || total - discount >= least;
  return isPayable ? discount : Math.max(0, total - least);
}

/**
 * Spreads an amount over weights so that the parts add up to it: each gets its share rounded down, and what is left goes
 * in single units to the largest remainders, the earlier one first. No part exceeds its weight if the amount does not
 * exceed their sum.
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  const total = BigInt(sumAmounts(weights));
  if (total === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const parts = exact.map((product) => Number(product / total));
  const left = amount - sumAmounts(parts);
  const byRemainder = exact
    .map((product, index) => ({ index, remainder: product % total }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const luckier = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return parts.map((part, index) => part + (luckier.has(index) ? 1 : 0));
}
