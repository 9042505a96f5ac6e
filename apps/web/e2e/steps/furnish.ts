import type { Page } from "@playwright/test";
import { buy, heading, putInCart } from "./buy.ts";
import { callsOf } from "./gateway.ts";
import type { Calls } from "./gateway.ts";
import { stranger } from "./people.ts";
import { register } from "./sign-in.ts";
import { openStall, putOnSale } from "./stall.ts";
import { expect } from "@playwright/test";

export type Furnished = {
  customer: Page;
  seller: Page;
  orderId: string;
  /** Placed, and left on the payment page. */
  unpaidOrderId: string;
  number: string;
  email: string;
  sellerOrderId: string;
  sellerId: string;
  productId: string;
  slug: string;
};

/** A market in use: a stall with a product, an order that is on its way, and something in the cart. */
export async function furnish(customer: Page, seller: Page, admin: Calls): Promise<Furnished> {
  const stall = await openStall(seller, admin);
  const product = await putOnSale(stall);
  const person = stranger("Uma User");
  await register(customer, person);
  await putInCart(customer, product);
  const { orderId, number } = await buy(customer, person);
  const { cart, order } = callsOf(customer.context().request).order.customer;
  const fill = () => cart.addLine.mutate({ variantId: product.variantId as never, quantity: 1 });
  const { quote } = await fill();
  const unpaid = await order.place.mutate({ idempotencyKey: crypto.randomUUID(), quote });
  await fill();
  const [part] = (await stall.calls.order.seller.order.list.query({ tab: "to-ship" })).items;
  if (!part) throw new Error("The seller has nothing to ship.");
  const { sellerOrderId } = part;
  await stall.calls.order.seller.order.accept.mutate({ sellerOrderId });
  await stall.calls.order.seller.order.ship.mutate({ sellerOrderId, carrier: "DHL", trackingNumber: "JD01" });
  await customer.goto(`/orders/${orderId}`);
  await expect(heading(customer, "Your order is on its way")).toBeVisible();
  return {
    customer,
    seller,
    orderId,
    unpaidOrderId: unpaid.orderId,
    number,
    email: person.email,
    sellerOrderId,
    sellerId: stall.sellerId,
    productId: product.productId,
    slug: product.slug,
  };
}
