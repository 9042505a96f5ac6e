import { orderPaymentRequestedV1, stockRequestedV1 } from "@stallhouse/contracts/events/order";
import { stockRejectedV1, stockReservedV1 } from "@stallhouse/contracts/events/catalog";
import type { OrderId } from "@stallhouse/contracts/ids";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { openShop, payFor, placeOrder, readyCart, refusalOf } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { attendOrders, resumePlacements } from "../hold/attend-orders.ts";

const ada = aSeller("Ada's Pots");
const future = () => new Date(Date.now() + 900_000).toISOString();

describe("recovering a checkout", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => {
    Object.assign(shop.catalog, { mode: "up", afterReserve: () => {} });
    Object.assign(shop.payment, { mode: "up", beforeClose: () => {} });
    expect(await brokenInvariants(shop.sql)).toEqual([]);
  });

  const due = (orderId: OrderId) => shop.sql`update orders set attend_at = now() where id = ${orderId}`;
  const holdOver = (orderId: OrderId) =>
    shop.sql`update orders set expires_at = now() - interval '1 s', attend_at = now() where id = ${orderId}`;
  const stepsOf = async (orderId: OrderId) =>
    (await shop.admin().admin.order.get({ orderId })).steps.map(({ step, outcome }) => `${step} ${outcome}`);
  const eventsOf = async (orderId: OrderId) =>
    (await publishedEvents(shop.db)).filter((event) => event.aggregateId === orderId).map((event) => event.key);

  test("OR-02 OR-05 IN-01 with catalog down the order is taken as PENDING, and goes on when stock is confirmed", async () => {
    const pot = aVariant(ada, { price: 700 });
    await shop.offer(pot);
    const customer = shop.customer();
    shop.catalog.mode = "down";
    const placed = await placeOrder(customer, [[pot, 2]]);
    expect(placed).toMatchObject({ status: "PENDING", payUrl: null, expiresAt: null });
    const { orderId } = placed;
    const [asked] = (await publishedEvents(shop.db, stockRequestedV1)).filter((event) => event.aggregateId === orderId);
    expect(asked?.payload).toEqual({ orderId, lines: [{ variantId: pot.variantId, quantity: 2 }] });
    expect(shop.payment.states.has(orderId)).toBe(false);
    expect(await customer.customer.order.get({ orderId })).toMatchObject({ canPay: false, payment: { state: "none" } });
    expect(await refusalOf(customer.customer.order.pay({ orderId }))).toMatchObject({ reason: "ORDER_NOT_PAYABLE" });

    const held = await shop.catalog.reserveNow({
      orderId,
      lines: [{ variantId: pot.variantId, quantity: 2 }],
      holdSeconds: 900,
    });
    if (held.status !== "reserved") throw new Error("not held");
    await shop.hear(stockReservedV1, { orderId, expiresAt: held.expiresAt, lines: held.lines });
    await shop.hear(stockReservedV1, { orderId, expiresAt: held.expiresAt, lines: held.lines });
    await attendOrders(shop.deps);
    expect(shop.payment.opened.filter((order) => order.orderId === orderId)).toHaveLength(1);
    const order = await customer.customer.order.get({ orderId });
    expect(order).toMatchObject({ status: "PAYMENT_PENDING", canPay: true, expiresAt: held.expiresAt });
    expect((await publishedEvents(shop.db, orderPaymentRequestedV1)).map((event) => event.aggregateId)).toContain(
      orderId,
    );
    expect((await customer.customer.order.pay({ orderId })).payUrl).toContain(orderId);
  });

  test("IN-04 OR-09 a degraded order that catalog rejects FAILS and says why", async () => {
    const pot = aVariant(ada, { title: "Blue pot", price: 700 });
    await shop.offer(pot);
    const customer = shop.customer();
    shop.catalog.mode = "down";
    const gone = await placeOrder(customer, [pot]);
    const { variantId, title } = pot;
    await shop.hear(stockRejectedV1, { orderId: gone.orderId, reason: "VARIANT_OUT_OF_STOCK", variantId, title });
    const order = await customer.customer.order.get({ orderId: gone.orderId });
    expect(order.status).toBe("FAILED");
    expect(order.journey.at(-1)?.note).toBe("Blue pot is sold out. Nothing has been charged.");
  });

  test("F09 a hold whose answer was lost becomes a PENDING order with the same id: one hold, nothing charged", async () => {
    const pot = aVariant(ada);
    await shop.offer(pot);
    shop.catalog.mode = "lost";
    const placed = await placeOrder(shop.customer(), [pot]);
    expect(placed.status).toBe("PENDING");
    expect(shop.catalog.holds.has(placed.orderId)).toBe(true);
    expect(shop.payment.states.has(placed.orderId)).toBe(false);
  });

  test("a PENDING order that catalog never answers for EXPIRES", async () => {
    const pot = aVariant(ada);
    await shop.offer(pot);
    const customer = shop.customer();
    shop.catalog.mode = "down";
    const { orderId } = await placeOrder(customer, [pot]);
    await shop.sql`update orders set placed_at = now() - interval '901 s', attend_at = now() where id = ${orderId}`;
    await attendOrders(shop.deps);
    expect((await customer.customer.order.get({ orderId })).status).toBe("EXPIRED");
    // Catalog's answer comes too late.
    await shop.hear(stockReservedV1, { orderId, expiresAt: future(), lines: [] });
    expect((await customer.customer.order.get({ orderId })).status).toBe("EXPIRED");
  });

  test("F20 with payment away the order is kept, and its payment opened when payment is back", async () => {
    const pot = aVariant(ada);
    await shop.offer(pot);
    const customer = shop.customer();
    shop.payment.mode = "down";
    const { orderId, ...placed } = await placeOrder(customer, [pot]);
    expect(placed).toMatchObject({ status: "PAYMENT_PENDING", payUrl: null });
    expect(await refusalOf(customer.customer.order.pay({ orderId }))).toMatchObject({
      reason: "PAYMENT_PROVIDER_AWAY",
    });
    shop.payment.mode = "up";
    await due(orderId);
    await attendOrders(shop.deps);
    expect(shop.payment.states.get(orderId)).toBe("OPEN");
    expect(await stepsOf(orderId)).toEqual([
      "stock.reserve OK",
      "order.store OK",
      "payment.open AWAY",
      "payment.open AWAY",
      "payment.open OPEN",
    ]);
  });

  test("F03 F05 a process that dies after the hold, or after the order's row, leaves work that is finished once", async () => {
    for (const crash of ["after the hold", "after the row"] as const) {
      const pot = aVariant(ada);
      await shop.offer(pot);
      const customer = shop.customer();
      const { quote } = await readyCart(customer, [pot]);
      const input = { idempotencyKey: randomUUID(), quote };
      const die = () => {
        throw new Error("killed");
      };
      const open = shop.payment.open;
      if (crash === "after the hold") shop.catalog.afterReserve = die;
      else shop.payment.open = die;
      await expect(customer.customer.order.place(input)).rejects.toThrow();
      shop.catalog.afterReserve = () => {};
      shop.payment.open = open;
      await shop.sql`update idempotency_keys set lease_until = now() - interval '1 s' where key = ${input.idempotencyKey}`;
      await Promise.all([resumePlacements(shop.deps), resumePlacements(shop.deps)]);
      const [only, ...others] = (await customer.customer.order.list({})).items;
      expect(others).toEqual([]);
      expect(only).toMatchObject({ status: "PAYMENT_PENDING" });
      const answer = await customer.customer.order.place(input);
      expect(answer).toMatchObject({ orderId: only?.orderId, payUrl: expect.stringContaining("https://") });
      expect(shop.catalog.variants.get(pot.variantId)?.available).toBe(99);
    }
  });

  test("a call that waits for a dead one takes the placement over by itself", async () => {
    const pot = aVariant(ada);
    await shop.offer(pot);
    const customer = shop.customer();
    const { quote } = await readyCart(customer, [pot]);
    const input = { idempotencyKey: randomUUID(), quote };
    shop.catalog.afterReserve = () => Promise.reject(new Error("killed"));
    await expect(customer.customer.order.place(input)).rejects.toThrow();
    shop.catalog.afterReserve = () => {};
    const waiting = customer.customer.order.place(input);
    await shop.sql`update idempotency_keys set lease_until = now() where key = ${input.idempotencyKey}`;
    expect(await waiting).toMatchObject({ status: "PAYMENT_PENDING" });
  });

  test("F19 an unpaid order EXPIRES only after payment said CLOSED; silence leaves it alone, and CAPTURED pays it", async () => {
    const pot = aVariant(ada);
    await shop.offer(pot);
    const customer = shop.customer();
    const [unpaid, paid] = [await placeOrder(customer, [pot]), await placeOrder(customer, [pot])];
    shop.payment.capture(paid.orderId);
    shop.payment.mode = "down";
    await Promise.all([holdOver(unpaid.orderId), holdOver(paid.orderId)]);
    await attendOrders(shop.deps);
    expect((await customer.customer.order.get({ orderId: unpaid.orderId })).status).toBe("PAYMENT_PENDING");

    shop.payment.mode = "up";
    await Promise.all([holdOver(unpaid.orderId), holdOver(paid.orderId)]);
    await Promise.all([attendOrders(shop.deps), attendOrders(shop.deps)]);
    const expired = await customer.customer.order.get({ orderId: unpaid.orderId });
    expect(expired).toMatchObject({ status: "EXPIRED", canPay: false, canCancel: false, payment: { state: "none" } });
    expect(await eventsOf(unpaid.orderId)).toEqual(["order.created.v1", "order.expired.v1"]);
    expect((await customer.customer.order.get({ orderId: paid.orderId })).status).toBe("PAID");
    expect(await stepsOf(paid.orderId)).toContain("payment.close CAPTURED");
    await payFor(shop, paid.orderId);
    expect(await eventsOf(paid.orderId)).toEqual(["order.created.v1", "order.paid.v1"]);
  });
});
