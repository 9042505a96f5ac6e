import type { CartId, SellerId } from "@stallhouse/contracts/ids";
import type { TotalProblem } from "@stallhouse/contracts/money-limits";
import type { CouponProblem, CouponTerms } from "../pricing/price.ts";
import type { StoredLine } from "./stored-cart.ts";

export const maxLines = 50;
export const maxQuantity = 99;
/** What an empty cart is counted in. */
export const houseCurrency = "EUR";

/**
 * `low_stock`: few are left, or fewer than wanted. `unavailable`: nothing to be had, or no longer on sale.
 * `price_changed`: since the line was last touched; `previousPrice` says from what.
 */
export type CartLineState = "ok" | "price_changed" | "low_stock" | "unavailable";

/** Of a stored line: what a cart says of the whole parcel, or nobody needs to see. */
type Unshown =
  | "sku"
  | "currency"
  | "priceVersion"
  | "seenPrice"
  | "onSale"
  | "shippingAmount"
  | "sellerId"
  | "sellerName"
  | "sellerSlug"
  | "sellerCountry"
  | "dispatchDays";

export type CartLine = Omit<StoredLine, Unshown> & {
  previousPrice: number | null;
  lineTotal: number;
  state: CartLineState;
};

/** The coupon of a cart. With a problem it takes nothing off, until the problem is gone. */
export type CartCoupon = Pick<CouponTerms, "code" | "kind" | "value" | "currency" | "minimumAmount"> & {
  problem: CouponProblem | null;
};

type CartSeller = {
  sellerId: SellerId;
  sellerName: string;
  sellerSlug: string;
  /** By the delivery chosen. */
  shippingAmount: number;
  itemsAmount: number;
  discountAmount: number;
  lines: CartLine[];
};

/** A cart as its customer sees it; amounts in minor units. */
export type Cart = {
  /** Null until the first line is added. */
  cartId: CartId | null;
  version: number;
  /** Opaque: what the customer has seen of lines, prices, delivery and discount. Handed back when ordering. */
  quote: string;
  currency: string;
  count: number;
  sellers: CartSeller[];
  itemsAmount: number;
  shippingAmount: number;
  discountAmount: number;
  coupon: CartCoupon | null;
  /** With delivery, after the discount. */
  totalAmount: number;
  /** Why this total cannot be paid, with the least or greatest that can, minor units. */
  totalProblem: TotalProblem | null;
  canCheckOut: boolean;
};
