import type { Address } from "@stallhouse/contracts/address";
import type { SellerId } from "@stallhouse/contracts/ids";
import type { Cart } from "../cart/cart.ts";

export type DeliveryMethod = "standard";

export type DeliveryOption = {
  method: DeliveryMethod;
  label: string;
  /** Minor units. */
  amount: number;
  /** Dates, YYYY-MM-DD. */
  earliest: string;
  latest: string;
};

export type Delivery = {
  sellerId: SellerId;
  sellerName: string;
  options: DeliveryOption[];
  chosen: DeliveryMethod;
};

export type Checkout = {
  cart: Cart;
  address: Address | null;
  email: string;
  delivery: Delivery[];
  /** Nothing is missing: the order can be placed. */
  ready: boolean;
};
