import { deliveryOptions } from "@stallhouse/contracts/delivery";
import type { Db } from "@stallhouse/db/connect";
import type { Customer } from "@stallhouse/service/trpc";
import { findCart } from "../cart/stored-cart.ts";
import { cartView, termsOf } from "../cart/cart-view.ts";
import type { StoredCart } from "../cart/stored-cart.ts";
import { price } from "../pricing/price.ts";
import type * as schema from "../schema.ts";
import type { Checkout, Delivery } from "./checkout.ts";

export async function getCheckout(db: Db<typeof schema>, customer: Customer): Promise<Checkout> {
  return checkoutView(await findCart(db, customer.customerId), customer, new Date());
}

export function checkoutView(stored: StoredCart | undefined, customer: Customer, now: Date): Checkout {
  const cart = cartView(stored);
  const address = stored?.address ?? null;
  const email = stored?.email ?? customer.email;
  return {
    cart,
    address,
    email,
    phone: stored?.phone ?? null,
    delivery: stored ? deliveriesOf(stored, now) : [],
    ready: address !== null && email !== "" && cart.canCheckOut,
  };
}

function deliveriesOf(stored: StoredCart, now: Date): Delivery[] {
  const country = stored.address?.country ?? null;
  return price(stored.lines, termsOf(stored)).parts.map(({ sellerId, sellerName, deliveryMethod, lines }) => {
    const [first] = lines;
    const seller = {
      country: first?.sellerCountry ?? null,
      dispatchDays: first?.dispatchDays ?? null,
      shippingAmount: first?.shippingAmount ?? 0,
    };
    return { sellerId, sellerName, options: deliveryOptions(seller, country, now), chosen: deliveryMethod };
  });
}
