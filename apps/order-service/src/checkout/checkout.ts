import type { Address } from "@stallhouse/contracts/address";
import type { DeliveryMethod, DeliveryOption } from "@stallhouse/contracts/delivery";
import type { SellerId } from "@stallhouse/contracts/ids";
import type { Cart } from "../cart/cart.ts";

export type Delivery = {
  sellerId: SellerId;
  sellerName: string;
  /** Cheapest first. */
  options: DeliveryOption[];
  /** The cheapest one until the customer chooses. */
  chosen: DeliveryMethod;
};

export type Checkout = {
  cart: Cart;
  address: Address | null;
  /** Where the order's mails go: as set, else a member's own. Empty for a guest who has not said. */
  email: string;
  phone: string | null;
  delivery: Delivery[];
  /** Nothing is missing: the order can be placed. */
  ready: boolean;
};
