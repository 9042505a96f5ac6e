import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { openShop, payFor, placeOrder } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { orderJourney } from "./order-journey.ts";

describe("watching an order", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());

  test("OR-13 the customer sees the order at once and every move of it, and the watch ends when they leave", async () => {
    const ada = aSeller("Ada");
    const pot = aVariant(ada);
    await shop.offer(pot);
    const customer = shop.customer();
    const { orderId } = await placeOrder(customer, [pot]);
    const leave = new AbortController();
    const person = { customerId: customer.actor.userId, email: "", guest: false };
    const watch = orderJourney(shop.deps, person, { orderId, signal: leave.signal });
    const next = async () => {
      const { value, done } = await watch.next();
      if (done || !value) throw new Error("the watch ended");
      return value;
    };
    const first = await next();
    expect(first.status).toBe("PAYMENT_PENDING");
    const [paid] = await Promise.all([next(), payFor(shop, orderId)]);
    expect(paid.status).toBe("PAID");
    const sellerOrderId = first.sellerOrders[0]?.sellerOrderId;
    if (!sellerOrderId) throw new Error("no part");
    const ship = shop.seller(ada.sellerId).seller.order.ship({ sellerOrderId, carrier: "DHL", trackingNumber: "1" });
    const [shipped] = await Promise.all([next(), ship]);
    expect(shipped).toMatchObject({ status: "SHIPPED", sellerOrders: [{ shipments: [{ trackingNumber: "1" }] }] });
    const last = watch.next();
    leave.abort();
    expect(await last).toEqual({ value: undefined, done: true });
  });
});
