import type { Db } from "@stallhouse/db/connect";
import type { Customer } from "@stallhouse/service/trpc";
import { findCart } from "../cart/cart-queries.ts";
import { cartView } from "../cart/cart-view.ts";
import type { StoredCart } from "../cart/cart-view.ts";
import type * as schema from "../schema.ts";
import type { Checkout, Delivery } from "./checkout.ts";
import { deliveryDates } from "@stallhouse/contracts/delivery";

export async function getCheckout(db: Db<typeof schema>, customer: Customer): Promise<Checkout> {
  return checkoutView(await findCart(db, customer.customerId), customer, new Date());
}

export function checkoutView(stored: StoredCart | undefined, customer: Customer, now: Date): Checkout {
  const cart = cartView(stored);
  const address = stored?.address ?? null;
  const dates = deliveryDates(now);
  const delivery = cart.sellers.map((seller): Delivery => ({
    sellerId: seller.sellerId,
    sellerName: seller.sellerName,
    options: [{ method: "standard", label: "Standard delivery", amount: seller.shippingAmount, ...dates }],
    chosen: stored?.delivery[seller.sellerId] ?? "standard",
  }));
  return {
    cart,
    address,
    email: stored?.email ?? customer.email,
    delivery,
    ready: address !== null && cart.canCheckOut,
  };
}
