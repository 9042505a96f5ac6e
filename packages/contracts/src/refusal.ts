import type { FieldFault } from "./forms/fault.ts";

/** Every expected "no" of the market. The texts for people live in web's refusals.json, one sentence per reason. */
export const reasons = [
  // who is asking
  "NOT_SIGNED_IN",
  "NOT_ALLOWED",
  "WRONG_CREDENTIALS",
  "TOO_MANY_ATTEMPTS",
  "TOO_MANY_REQUESTS",
  "SESSION_ENDED",
  "ACCOUNT_BLOCKED",
  "SELLER_NOT_ACTIVE",
  "INPUT_INVALID",
  // identity
  "USER_NOT_FOUND",
  "SELLER_NOT_FOUND",
  "SHOP_NAME_TAKEN",
  "PASSWORD_TOO_WEAK",
  "EMAIL_TAKEN",
  "LINK_EXPIRED",
  "SESSION_NOT_FOUND",
  "STANDING_UNCHANGED",
  // catalog
  "PRODUCT_NOT_FOUND",
  "PRODUCT_GONE",
  "SELLER_GONE",
  "CATEGORY_NOT_FOUND",
  "VARIANT_NOT_FOUND",
  "SKU_TAKEN",
  "PRODUCT_CHANGED_MEANWHILE",
  "VARIANT_OUT_OF_STOCK",
  "STOCK_ALERTS_FULL",
  "REVIEW_NOT_FOUND",
  "REVIEW_NOT_ALLOWED",
  "REVIEW_ALREADY_ANSWERED",
  "MEDIA_NOT_FOUND",
  "MEDIA_REJECTED",
  // cart and order
  "CART_EMPTY",
  "CART_CHANGED",
  "CART_LINE_NOT_FOUND",
  "CART_FULL",
  "VARIANT_NOT_FOR_SALE",
  "CURRENCY_MIXED",
  "PRICE_CHANGED",
  "TOTAL_TOO_SMALL",
  "TOTAL_TOO_LARGE",
  "GUEST_MUST_SIGN_IN",
  "ORDER_NOT_FOUND",
  "ORDER_NOT_PAYABLE",
  "ORDER_ALREADY_SHIPPED",
  "ORDER_CLOSED",
  "HOLD_ENDED",
  "HOLD_ALREADY_EXTENDED",
  "ADDRESS_FIXED",
  "ADDRESS_COUNTRY_FIXED",
  "MOVE_NOT_ALLOWED",
  "SELLER_ORDER_NOT_FOUND",
  "SHIPMENT_NOT_FOUND",
  "QUANTITY_NOT_SHIPPABLE",
  "IDEMPOTENCY_KEY_REUSED",
  "CONTACT_MISSING",
  "ADDRESS_NOT_FOUND",
  "ADDRESS_BOOK_FULL",
  "COUPON_UNKNOWN",
  "COUPON_EXPIRED",
  "COUPON_USED_UP",
  "COUPON_ALREADY_USED",
  "COUPON_MINIMUM",
  "COUPON_CODE_TAKEN",
  "COUPON_NOT_FOUND",
  // payment
  "PAYMENT_NOT_FOUND",
  "PAYMENT_PROVIDER_AWAY",
  "WEBHOOK_REJECTED",
  // notifier
  "NOTIFICATION_NOT_FOUND",
  // machinery
  "SERVICE_AWAY",
] as const;

export type Reason = (typeof reasons)[number];

/**
 * An expected "no", safe to show: a reason from the list, small facts to fill its sentence with, and of an input that is
 * wrong what is wrong at which field.
 */
export class Refusal extends Error {
  readonly reason: Reason;
  readonly details: Readonly<Record<string, string>>;
  readonly faults: readonly FieldFault[];

  constructor(reason: Reason, details: Record<string, string> = {}, faults: readonly FieldFault[] = []) {
    super(reason);
    this.name = "Refusal";
    this.reason = reason;
    this.details = details;
    this.faults = faults;
  }
}

/** The "no" to an input whose fields are well formed each, and wrong together or with what is known. */
export function inputRefused(...faults: FieldFault[]): Refusal {
  return new Refusal("INPUT_INVALID", {}, faults);
}

/**
 * Whether the same call may be answered otherwise later. `passing`: it was not looked at, or could not be, so whoever
 * asked may ask again. `final`: this is the answer until somebody changes something, and nobody repeats the call by itself.
 */
export const refusalKinds = {
  NOT_SIGNED_IN: "final",
  NOT_ALLOWED: "final",
  WRONG_CREDENTIALS: "final",
  TOO_MANY_ATTEMPTS: "passing",
  TOO_MANY_REQUESTS: "passing",
  SESSION_ENDED: "final",
  ACCOUNT_BLOCKED: "final",
  SELLER_NOT_ACTIVE: "final",
  INPUT_INVALID: "final",
  USER_NOT_FOUND: "final",
  SELLER_NOT_FOUND: "final",
  SHOP_NAME_TAKEN: "final",
  PASSWORD_TOO_WEAK: "final",
  EMAIL_TAKEN: "final",
  LINK_EXPIRED: "final",
  SESSION_NOT_FOUND: "final",
  STANDING_UNCHANGED: "final",
  PRODUCT_NOT_FOUND: "final",
  PRODUCT_GONE: "final",
  SELLER_GONE: "final",
  CATEGORY_NOT_FOUND: "final",
  VARIANT_NOT_FOUND: "final",
  SKU_TAKEN: "final",
  PRODUCT_CHANGED_MEANWHILE: "final",
  VARIANT_OUT_OF_STOCK: "final",
  STOCK_ALERTS_FULL: "final",
  REVIEW_NOT_FOUND: "final",
  REVIEW_NOT_ALLOWED: "final",
  REVIEW_ALREADY_ANSWERED: "final",
  MEDIA_NOT_FOUND: "final",
  MEDIA_REJECTED: "final",
  CART_EMPTY: "final",
  CART_CHANGED: "final",
  CART_LINE_NOT_FOUND: "final",
  CART_FULL: "final",
  VARIANT_NOT_FOR_SALE: "final",
  CURRENCY_MIXED: "final",
  PRICE_CHANGED: "final",
  TOTAL_TOO_SMALL: "final",
  TOTAL_TOO_LARGE: "final",
  GUEST_MUST_SIGN_IN: "final",
  ORDER_NOT_FOUND: "final",
  ORDER_NOT_PAYABLE: "final",
  ORDER_ALREADY_SHIPPED: "final",
  ORDER_CLOSED: "final",
  HOLD_ENDED: "final",
  HOLD_ALREADY_EXTENDED: "final",
  ADDRESS_FIXED: "final",
  ADDRESS_COUNTRY_FIXED: "final",
  MOVE_NOT_ALLOWED: "final",
  SELLER_ORDER_NOT_FOUND: "final",
  SHIPMENT_NOT_FOUND: "final",
  QUANTITY_NOT_SHIPPABLE: "final",
  IDEMPOTENCY_KEY_REUSED: "final",
  CONTACT_MISSING: "final",
  ADDRESS_NOT_FOUND: "final",
  ADDRESS_BOOK_FULL: "final",
  COUPON_UNKNOWN: "final",
  COUPON_EXPIRED: "final",
  COUPON_USED_UP: "final",
  COUPON_ALREADY_USED: "final",
  COUPON_MINIMUM: "final",
  COUPON_CODE_TAKEN: "final",
  COUPON_NOT_FOUND: "final",
  PAYMENT_NOT_FOUND: "final",
  PAYMENT_PROVIDER_AWAY: "passing",
  WEBHOOK_REJECTED: "final",
  NOTIFICATION_NOT_FOUND: "final",
  SERVICE_AWAY: "passing",
} as const satisfies Record<Reason, "final" | "passing">;

export function isFinal(reason: Reason): boolean {
  return refusalKinds[reason] === "final";
}
