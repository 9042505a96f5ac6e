import type { Address } from "@stallhouse/contracts/address";
import type { DeliveryMethod } from "@stallhouse/contracts/delivery";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { CartId, SellerId } from "@stallhouse/contracts/ids";
import type { UsedCoupon } from "../coupon/coupon.ts";

/** What a customer wants to order, as they saw it: enough to finish the placement without the cart. */
export type OrderDraft = {
  cartId: CartId;
  cartVersion: number;
  email: string;
  phone?: string | null;
  /** Without an account: mails to it lead to the order by a signed link. */
  isGuest?: boolean;
  address: Address;
  delivery: Partial<Record<SellerId, DeliveryMethod>>;
  coupon?: UsedCoupon | null;
  quote: string;
  /** With the prices shown in the cart: they hold only while catalog is away, and until it answers. */
  lines: ReservedLine[];
};
