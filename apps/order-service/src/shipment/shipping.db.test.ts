import { orderDeliveredV1, orderShippedV1 } from "@stallhouse/contracts/events/order";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { openShop, payFor, placeOrder, refusalOf } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

const parcel = { carrier: "DHL", trackingNumber: "JD014600003" };

describe("shipping", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => expect(await brokenInvariants(shop.sql)).toEqual([]));

  async function soldByTwo() {
    const [ada, bob] = [aSeller("Ada's Pots"), aSeller("Bob's Bags")];
    const [pot, bag] = [aVariant(ada), aVariant(bob)];
    await shop.offer(pot, bag);
    const customer = shop.customer();
    const { orderId } = await placeOrder(customer, [[pot, 3], bag]);
    const [first, second] = (await customer.customer.order.get({ orderId })).sellerOrders;
    if (!first || !second) throw new Error("two parts expected");
    return { ada: shop.seller(ada.sellerId), bob: shop.seller(bob.sellerId), customer, orderId, first, second };
  }

  test("OR-03 OR-12 OR-13 OR-18 each seller's part moves on its own, and the order with them", async () => {
    const { ada, bob, customer, orderId, first, second } = await soldByTwo();
    expect((await ada.seller.order.list({ tab: "all" })).items).toEqual([]);
    const early = ada.seller.order.ship({ sellerOrderId: first.sellerOrderId, ...parcel });
    expect(await refusalOf(early)).toMatchObject({ reason: "SELLER_ORDER_NOT_FOUND" });
    await payFor(shop, orderId);
    expect((await ada.seller.order.list({ tab: "to-ship" })).items).toMatchObject([
      {
        sellerOrderId: first.sellerOrderId,
        status: "PAID",
        count: 3,
        recipient: { name: "Ada Byron", city: "Berlin" },
      },
    ]);

    const statuses = async () => (await customer.customer.order.get({ orderId })).journey.map((step) => step.status);
    await ada.seller.order.accept({ sellerOrderId: first.sellerOrderId });
    expect((await statuses()).at(-1)).toBe("PROCESSING");
    const twice = ada.seller.order.accept({ sellerOrderId: first.sellerOrderId });
    expect(await refusalOf(twice)).toMatchObject({ reason: "MOVE_NOT_ALLOWED" });
    await ada.seller.order.ship({ sellerOrderId: first.sellerOrderId, ...parcel });
    expect((await statuses()).at(-1)).toBe("PROCESSING");
    const shipped = await bob.seller.order.ship({ sellerOrderId: second.sellerOrderId, ...parcel });
    expect(shipped.journey.map((step) => step.status)).toEqual([
      "PENDING",
      "PAYMENT_PENDING",
      "PAID",
      "PROCESSING",
      "SHIPPED",
    ]);
    const order = await customer.customer.order.get({ orderId });
    expect(order.status).toBe("SHIPPED");
    for (const [seller, part] of [
      [ada, first],
      [bob, second],
    ] as const) {
      const { shipments } = await seller.seller.order.get({ sellerOrderId: part.sellerOrderId });
      for (const { shipmentId } of shipments) await seller.seller.order.markDelivered({ shipmentId });
    }
    expect(await statuses()).toEqual(["PENDING", "PAYMENT_PENDING", "PAID", "PROCESSING", "SHIPPED", "DELIVERED"]);
    expect((await ada.seller.order.list({ tab: "shipped" })).items).toHaveLength(1);
    expect((await ada.seller.order.list({ tab: "to-ship" })).items).toEqual([]);
  });

  test("a part of a seller order may travel alone: SHIPPED with its last parcel, DELIVERED when all arrived", async () => {
    const { ada, orderId, first } = await soldByTwo();
    await payFor(shop, orderId);
    const { sellerOrderId } = first;
    const orderLineId = first.lines[0]?.orderLineId;
    if (!orderLineId) throw new Error("no line");
    const one = await ada.seller.order.ship({ sellerOrderId, ...parcel, lines: [{ orderLineId, quantity: 1 }] });
    expect(one).toMatchObject({ status: "PROCESSING", lines: [{ quantity: 3, shippedQuantity: 1 }] });
    const tooMany = ada.seller.order.ship({ sellerOrderId, ...parcel, lines: [{ orderLineId, quantity: 3 }] });
    expect(await refusalOf(tooMany)).toMatchObject({ reason: "QUANTITY_NOT_SHIPPABLE", details: { left: "2" } });
    const shipmentId = one.shipments[0]?.shipmentId;
    if (!shipmentId) throw new Error("no shipment");
    expect((await ada.seller.order.markDelivered({ shipmentId })).status).toBe("PROCESSING");
    const rest = await ada.seller.order.ship({ sellerOrderId, ...parcel });
    expect(rest).toMatchObject({ status: "SHIPPED", lines: [{ shippedQuantity: 3 }], canShip: false });
    expect(rest.shipments.map((shipment) => shipment.lines)).toEqual([
      [{ orderLineId, quantity: 1 }],
      [{ orderLineId, quantity: 2 }],
    ]);
    const more = ada.seller.order.ship({ sellerOrderId, ...parcel });
    expect(await refusalOf(more)).toMatchObject({ reason: "MOVE_NOT_ALLOWED" });
    const last = rest.shipments[1]?.shipmentId;
    if (!last) throw new Error("no second shipment");
    expect(await ada.seller.order.markDelivered({ shipmentId: last })).toMatchObject({
      status: "DELIVERED",
      address: null,
    });
    expect((await ada.seller.order.markDelivered({ shipmentId: last })).status).toBe("DELIVERED");
    const told = async (event: typeof orderShippedV1 | typeof orderDeliveredV1) =>
      (await publishedEvents(shop.db, event)).filter((fact) => fact.aggregateId === orderId).length;
    expect([await told(orderShippedV1), await told(orderDeliveredV1)]).toEqual([2, 1]);
  });

  test("two parcels packed at the same time never ship more than was bought", async () => {
    const { ada, orderId, first } = await soldByTwo();
    await payFor(shop, orderId);
    const orderLineId = first.lines[0]?.orderLineId;
    if (!orderLineId) throw new Error("no line");
    const ship = () =>
      ada.seller.order.ship({ sellerOrderId: first.sellerOrderId, ...parcel, lines: [{ orderLineId, quantity: 2 }] });
    const outcomes = await Promise.allSettled([ship(), ship(), ship()]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    await expect(shop.sql`update order_lines set shipped_quantity = 4 where id = ${orderLineId}`).rejects.toThrow(
      "order_line_shipped",
    );
  });

  test("X28 X29 a seller sees where the parcel goes, and nothing else of the customer or of other sellers", async () => {
    const { ada, bob, customer, orderId, first, second } = await soldByTwo();
    await payFor(shop, orderId);
    const seen = JSON.stringify(await ada.seller.order.get({ sellerOrderId: first.sellerOrderId }));
    expect(seen).toContain("Lindenweg 4");
    for (const secret of [customer.actor.email, "1234567", customer.actor.userId, second.sellerId, "Bob's Bags"]) {
      expect(seen).not.toContain(secret);
    }
    const foreign = { sellerOrderId: second.sellerOrderId };
    const calls = [
      () => ada.seller.order.get(foreign),
      () => ada.seller.order.accept(foreign),
      () => ada.seller.order.ship({ ...foreign, ...parcel }),
    ];
    for (const call of calls) expect(await refusalOf(call())).toMatchObject({ reason: "SELLER_ORDER_NOT_FOUND" });
    const { shipments } = await bob.seller.order.ship({ ...foreign, ...parcel });
    const shipmentId = shipments[0]?.shipmentId;
    if (!shipmentId) throw new Error("no shipment");
    expect(await refusalOf(ada.seller.order.markDelivered({ shipmentId }))).toMatchObject({
      reason: "SHIPMENT_NOT_FOUND",
    });
  });
});
