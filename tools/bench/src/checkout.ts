import { randomUUID } from "node:crypto";
import type { Market } from "@stallhouse/launch/market";
import type { Door } from "./doors.ts";

const address = {
  name: "Bench Customer",
  line1: "Rua do Benchmark 1",
  postalCode: "1100-001",
  city: "Lisbon",
  country: "PT",
};

type Order = Awaited<ReturnType<Door["order"]>>;

/** The customer's own calls: two sellers' goods into the cart, address, delivery, order. Answers the order's page to pay at. */
export async function placeOrder(order: Order, variantIds: readonly [string, string]): Promise<string> {
  const [first, second] = variantIds;
  await order.customer.cart.addLine.mutate({ variantId: first, quantity: 1 });
  await order.customer.cart.addLine.mutate({ variantId: second, quantity: 1 });
  await order.customer.checkout.setAddress.mutate({ address });
  const { cart } = await order.customer.checkout.get.query();
  const choices = cart.sellers.map(({ sellerId }) => ({ sellerId, method: "standard" as const }));
  const { cart: ready } = await order.customer.checkout.setDelivery.mutate({ choices });
  const placed = await order.customer.order.place.mutate({ idempotencyKey: randomUUID(), quote: ready.quote });
  if (!placed.payUrl) throw new Error(`order ${placed.number} is ${placed.status} and has no payment page`);
  return placed.payUrl;
}

/** Pays as the hosted page does, without its HTML. */
export async function pay(market: Market, payUrl: string): Promise<void> {
  const session = new URL(payUrl).pathname.split("/").at(-1);
  const answer = await fetch(`${market.addressOf("sandbox")}/api/sessions/${session}/pay`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ card: "4242424242424242" }),
  });
  if (!answer.ok) throw new Error(`paying failed: ${answer.status} ${await answer.text()}`);
}
