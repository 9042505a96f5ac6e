import type { OrderId } from "@stallhouse/contracts/ids";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { aSeller, aVariant } from "./fake-catalog.ts";
import { payFor, placeOrder } from "./shop.ts";
import type { Shop } from "./shop.ts";

const ada = aSeller("Ada's Pots");

/** A pot that customers may order. */
export async function aPot(shop: Shop) {
  const pot = aVariant(ada);
  await shop.offer(pot);
  return pot;
}

/** An order that was placed two minutes ago. */
export async function placedOrder(shop: Shop, mode: Shop["catalog"]["mode"] = "up") {
  const pot = await aPot(shop);
  shop.catalog.mode = mode;
  const customer = shop.customer();
  const { orderId } = await placeOrder(customer, [pot]);
  shop.catalog.mode = "up";
  await shop.sql`update orders set placed_at = now() - interval '2 min' where id = ${orderId}`;
  return { orderId, pot, view: () => customer.customer.order.get({ orderId }), customer };
}

/** An order that was paid two minutes ago. */
export async function paidOrder(shop: Shop) {
  const order = await placedOrder(shop);
  await payFor(shop, order.orderId);
  await shop.sql`update orders set paid_at = now() - interval '2 min' where id = ${order.orderId}`;
  return order;
}

/** Keys of the facts about an order, oldest first. */
export async function factsOf(shop: Shop, orderId: OrderId): Promise<string[]> {
  const events = await publishedEvents(shop.db);
  return events.filter((event) => event.aggregateId === orderId).map((event) => event.key);
}
