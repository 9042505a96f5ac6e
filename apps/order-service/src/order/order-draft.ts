import type { Address } from "@stallhouse/contracts/address";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { CartId, SellerId } from "@stallhouse/contracts/ids";
import type { DeliveryMethod } from "../checkout/checkout.ts";

/** What a customer wants to order, as they saw it: enough to finish the placement without the cart. */
export type OrderDraft = {
  cartId: CartId;
  cartVersion: number;
  email: string;
  address: Address;
  delivery: Partial<Record<SellerId, DeliveryMethod>>;
  quote: string;
  /** With the prices shown in the cart: they hold only while catalog is away, and until it answers. */
  lines: ReservedLine[];
};
