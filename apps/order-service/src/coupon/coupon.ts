import type { CouponId } from "@stallhouse/contracts/ids";
import { shareOf, sumAmounts } from "@stallhouse/contracts/money";
import { leastPayment } from "@stallhouse/contracts/money-limits";
import type { Reason } from "@stallhouse/contracts/refusal";

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

/** A coupon as it is stored in a cart, beside what is true of it now. */
export type StoredCoupon = CouponTerms & {
  /** Ended, or stopped by the house. */
  isOver: boolean;
  isUsedUp: boolean;
  isUsedByCustomer: boolean;
};

export type CouponProblem = Extract<
  Reason,
  "COUPON_UNKNOWN" | "COUPON_EXPIRED" | "COUPON_USED_UP" | "COUPON_ALREADY_USED" | "COUPON_MINIMUM"
>;

/**
 * A code in its one spelling, however it was typed. Undefined when it cannot be one: letters of other alphabets that
 * look like ours are no twins of a code.
 */
export function couponCode(typed: string): string | undefined {
  const code = typed.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
  return /^[A-Z0-9-]{3,24}$/.test(code) ? code : undefined;
}

/** The names by which uses of one person are counted: the account, and the mail address without what a `+` adds. */
export function customerKeys(customerId: string, email: string | null): string[] {
  if (!email) return [`user:${customerId}`];
  const [, name = "", host = ""] = /^([^@]*)@(.*)$/.exec(email.normalize("NFKC").trim().toLowerCase()) ?? [];
  return [`mail:${name.replace(/(.)\+.*/, "$1")}@${host}`, `user:${customerId}`];
}

/** Why the coupon takes nothing off these items; null when it does. The worst news first. */
export function couponProblem(
  coupon: StoredCoupon,
  { itemsAmount, currency }: { itemsAmount: number; currency: string },
): CouponProblem | null {
  if (coupon.isOver) return "COUPON_EXPIRED";
  if (coupon.isUsedUp) return "COUPON_USED_UP";
  if (coupon.isUsedByCustomer) return "COUPON_ALREADY_USED";
  if (coupon.currency !== currency) return "COUPON_UNKNOWN";
  return itemsAmount < coupon.minimumAmount ? "COUPON_MINIMUM" : null;
}

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

/** What a customer reads beside the code. */
export function couponLabel({ kind, value, currency }: Pick<CouponTerms, "kind" | "value" | "currency">): string {
  if (kind === "percent") return `${value}% off`;
  return `${new Intl.NumberFormat("en-IE", { style: "currency", currency }).format(value / 100)} off`;
}
