import type { Reason } from "@stallhouse/contracts/refusal";
import type { Customer } from "@stallhouse/service/trpc";
import type { CouponTerms } from "../pricing/price.ts";

/** A coupon as it is stored in a cart, beside what is true of it now. */
export type StoredCoupon = CouponTerms & {
  /** Ended, or stopped by the house. */
  isOver: boolean;
  isUsedUp: boolean;
  isUsedByCustomer: boolean;
};

/** A coupon of an order, with the names by which its use by this customer is counted. */
export type UsedCoupon = CouponTerms & { customerKeys: string[] };

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

/** By which mail address a customer's uses of coupons are counted: a member's own, wherever the order's mails go. */
export function mailOf(cart: { email: string | null } | undefined, customer: Customer): string | null {
  return (customer.guest ? cart?.email : customer.email) ?? null;
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

/** What a customer reads beside the code. */
export function couponLabel({ kind, value, currency }: Pick<CouponTerms, "kind" | "value" | "currency">): string {
  if (kind === "percent") return `${value}% off`;
  return `${new Intl.NumberFormat("en-IE", { style: "currency", currency }).format(value / 100)} off`;
}
