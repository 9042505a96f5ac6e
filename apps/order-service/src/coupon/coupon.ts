import type { Customer } from "@stallhouse/service/trpc";
import type { CouponTerms } from "../pricing/price.ts";

/** A coupon of an order, with the names by which its use by this customer is counted. */
export type UsedCoupon = CouponTerms & { customerKeys: string[] };

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

/** What a customer reads beside the code. */
export function couponLabel({ kind, value, currency }: Pick<CouponTerms, "kind" | "value" | "currency">): string {
  if (kind === "percent") return `${value}% off`;
  return `${new Intl.NumberFormat("en-IE", { style: "currency", currency }).format(value / 100)} off`;
}
