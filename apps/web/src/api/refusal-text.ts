import type { Reason } from "@stallhouse/contracts/refusal";

type Details = Readonly<Record<string, string>>;
type Say = (details: Details) => string;

const always =
  (sentence: string): Say =>
  () =>
    sentence;

/** "one minute", "2 minutes", "40 seconds". */
function inWords(seconds: string | undefined): string {
  const whole = Math.max(1, Math.ceil(Number(seconds ?? 60)) || 60);
  if (whole < 60) return whole === 1 ? "one second" : `${whole} seconds`;
  const minutes = Math.ceil(whole / 60);
  return minutes === 1 ? "one minute" : `${minutes} minutes`;
}

/** One sentence per expected "no": what is wrong and what to do next. A reason without one does not compile. */
const sentences = {
  NOT_SIGNED_IN: always("Sign in to go on."),
  NOT_ALLOWED: always("Your account may not do this."),
  WRONG_CREDENTIALS: always("That email and password don't match. Check both and try again."),
  TOO_MANY_ATTEMPTS: ({ retryAfterSeconds }) => `Too many attempts. Try again in ${inWords(retryAfterSeconds)}.`,
  TOO_MANY_REQUESTS: ({ retryAfterSeconds }) => `That was a lot at once. Try again in ${inWords(retryAfterSeconds)}.`,
  SESSION_ENDED: always("Your session has ended. Sign in again."),
  ACCOUNT_BLOCKED: always("This account is blocked. Write to us if you think that is a mistake."),
  SELLER_NOT_ACTIVE: always("Your shop is not open yet: an admin has to approve it first."),
  INPUT_INVALID: always("Something in this form isn't right. Check the fields and try again."),
  USER_NOT_FOUND: always("We can't find this person."),
  SELLER_NOT_FOUND: always("We can't find this seller."),
  SHOP_NAME_TAKEN: always("Another shop has this name. Choose a different one."),
  PASSWORD_TOO_WEAK: always("This password is too easy to guess. Use at least 10 characters."),
  STANDING_UNCHANGED: always("Nothing to change: the seller already has this standing."),
  PRODUCT_NOT_FOUND: always("This product is no longer on sale."),
  PRODUCT_GONE: always("This product was taken down."),
  CATEGORY_NOT_FOUND: always("We can't find this category."),
  VARIANT_NOT_FOUND: always("This option no longer exists. Choose another one."),
  SKU_TAKEN: ({ sku }) => `You already use the SKU${sku ? ` ${sku}` : ""} for another variant. Choose a different one.`,
  PRODUCT_CHANGED_MEANWHILE: always("This product was changed elsewhere. Reload the page and make your change again."),
  VARIANT_OUT_OF_STOCK: ({ title, available }) => outOfStock(title, Number(available ?? 0)),
  CART_EMPTY: always("Your cart is empty."),
  CART_CHANGED: always("Your cart changed meanwhile. Check it and try again."),
  CART_LINE_NOT_FOUND: always("This is no longer in your cart."),
  CART_FULL: always("Your cart is full. Order what is in it first, or remove something."),
  VARIANT_NOT_FOR_SALE: ({ title }) => `${title ?? "This product"} is not on sale any more. Remove it to go on.`,
  CURRENCY_MIXED: always("Everything in one order has to be in the same currency."),
  PRICE_CHANGED: always("A price changed since you last looked. Check the new total, then place the order."),
  GUEST_MUST_SIGN_IN: always("Sign in or create an account to go on. Your cart comes along."),
  ORDER_NOT_FOUND: always("We can't find this order."),
  ORDER_NOT_PAYABLE: always("This order can't be paid any more."),
  ORDER_ALREADY_SHIPPED: always("A parcel is already on its way, so the order can't be cancelled."),
  ORDER_CLOSED: always("This order is closed."),
  MOVE_NOT_ALLOWED: always("That isn't possible in the order's present state. Reload to see where it stands."),
  SELLER_ORDER_NOT_FOUND: always("We can't find this order."),
  SHIPMENT_NOT_FOUND: always("We can't find this parcel."),
  QUANTITY_NOT_SHIPPABLE: always("There are not that many left to ship."),
  IDEMPOTENCY_KEY_REUSED: always("This order was already sent. Look under Your orders before trying again."),
  PAYMENT_NOT_FOUND: always("We can't find this payment."),
  PAYMENT_PROVIDER_AWAY: always("The payment service can't be reached. Your order is kept: try again in a minute."),
  WEBHOOK_REJECTED: always("This message was not accepted."),
  NOTIFICATION_NOT_FOUND: always("We can't find this message."),
  SERVICE_AWAY: always("We can't reach this part of the shop right now. Try again in a moment."),
} as const satisfies Record<Reason, Say>;

function outOfStock(title: string | undefined, available: number): string {
  const name = title ?? "This";
  if (available > 0) return `Only ${available} of ${title ?? "this"} left. Lower the quantity to go on.`;
  return `${name} is out of stock. Remove it to go on.`;
}

export function isReason(word: string): word is Reason {
  return Object.hasOwn(sentences, word);
}

export function refusalText(reason: Reason, details: Details = {}): string {
  return sentences[reason](details);
}

/** For anything that is not an expected "no". */
export function faultText(code?: string): string {
  return code ? `Something went wrong (code ${code}). Try again.` : "Something went wrong. Try again.";
}
