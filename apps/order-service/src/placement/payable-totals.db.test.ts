import { stockReservedV1 } from "@stallhouse/contracts/events/catalog";
import type { OrderId } from "@stallhouse/contracts/ids";
import { greatestAmount, leastPayment } from "@stallhouse/contracts/money-limits";
import { Refusal } from "@stallhouse/contracts/refusal";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { QuotedVariant } from "../clients.ts";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { openShop, placeOrder, readyCart, refusalOf } from "../testing/shop.ts";
import type { Person, Shop } from "../testing/shop.ts";
import { attendOrders, resumePlacements } from "../hold/attend-orders.ts";

const freeDelivery = aSeller("Ada's Pots", 0);
const least = leastPayment("EUR");
const future = () => new Date(Date.now() + 900_000).toISOString();

describe("totals that can be paid, and those that cannot", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => {
    Object.assign(shop.catalog, { mode: "up" });
    Object.assign(shop.payment, { mode: "up" });
    expect(await brokenInvariants(shop.sql)).toEqual([]);
  });

  const stored = async () => {
    const [row] =
      await shop.sql`select (select count(*) from orders)::int as orders, (select count(*) from outbox)::int as facts,
      (select count(*) from idempotency_keys)::int as keys, (select count(*) from order_steps)::int as steps`;
    return { ...row, asked: shop.catalog.reserveCalls, opened: shop.payment.openCalls };
  };
  const factsOf = async (orderId: OrderId) =>
    (await publishedEvents(shop.db)).filter((event) => event.aggregateId === orderId).map((event) => event.key);
  /** A coupon of so much off, put into the cart. */
  const couponOf = async (person: Person, value: number, kind: "amount" | "percent" = "amount") => {
    const code = `C${randomUUID().slice(0, 8)}`;
    await shop.admin().admin.coupon.create({ code, kind, value });
    return person.customer.coupon.apply.call(undefined, { code });
  };

  type Case = { lines: [price: number, quantity: number][]; delivery: number; coupon: number; total: number };
  const cases: Case[] = [
    ...[1, least - 1, least, least + 1, greatestAmount - 1, greatestAmount, greatestAmount + 1].map((price) => ({
      lines: [[price, 1] as [number, number]],
      delivery: 0,
      coupon: 0,
      total: price,
    })),
    // Delivery lifts a total above the least, or over the greatest.
    { lines: [[1, 1]], delivery: least - 1, coupon: 0, total: least },
    { lines: [[0, 1]], delivery: least - 1, coupon: 0, total: least - 1 },
    { lines: [[greatestAmount - 490, 1]], delivery: 490, coupon: 0, total: greatestAmount },
    { lines: [[greatestAmount - 489, 1]], delivery: 490, coupon: 0, total: greatestAmount + 1 },
    // Quantities and many lines.
    { lines: [[greatestAmount, 99]], delivery: 0, coupon: 0, total: 99 * greatestAmount },
    {
      lines: Array.from({ length: 50 }, () => [greatestAmount, 99]),
      delivery: greatestAmount,
      coupon: 0,
      total: 4_951 * greatestAmount,
    },
    {
      lines: [
        [10, 4],
        [3, 3],
      ],
      delivery: 0,
      coupon: 0,
      total: 49,
    },
    {
      lines: [
        [10, 4],
        [2, 5],
      ],
      delivery: 0,
      coupon: 0,
      total: 50,
    },
    { lines: [[33_333_333, 3]], delivery: 0, coupon: 0, total: greatestAmount },
    {
      lines: [
        [33_333_333, 3],
        [1, 1],
      ],
      delivery: 0,
      coupon: 0,
      total: greatestAmount + 1,
    },
    // A coupon makes it free, or leaves what can be charged, and brings one that was too large down to the greatest.
    { lines: [[2_000, 1]], delivery: 0, coupon: 2_000, total: 0 },
    { lines: [[2_000, 1]], delivery: 0, coupon: 1_960, total: least },
    { lines: [[2_000, 1]], delivery: 30, coupon: 2_000, total: least },
    { lines: [[40, 1]], delivery: 0, coupon: 20, total: 40 },
    {
      lines: [
        [greatestAmount, 1],
        [1, 1],
      ],
      delivery: 0,
      coupon: 1,
      total: greatestAmount,
    },
    { lines: [[0, 1]], delivery: 0, coupon: 0, total: 0 },
  ];

  test.each(cases.map((one) => [JSON.stringify({ ...one, lines: one.lines.slice(0, 2) }), one] as const))(
    "%s is ordered, or refused before anything is stored, held or mailed",
    async (_title, { lines, delivery, coupon, total }) => {
      const seller = aSeller("Bob's Bags", delivery);
      const variants = lines.map(([price, quantity]): [QuotedVariant, number] => [
        aVariant(seller, { price }),
        quantity,
      ]);
      await shop.offer(...variants.map(([variant]) => variant));
      const customer = shop.customer();
      await readyCart(customer, variants);
      if (coupon > 0) await couponOf(customer, coupon);
      const cart = await customer.customer.cart.get();
      const isTooSmall = total > 0 && total < least;
      const isPayable = !isTooSmall && total <= greatestAmount;
      const problem = isTooSmall
        ? { reason: "TOTAL_TOO_SMALL", limit: least }
        : { reason: "TOTAL_TOO_LARGE", limit: greatestAmount };
      expect(cart).toMatchObject({
        totalAmount: total,
        totalProblem: isPayable ? null : problem,
        canCheckOut: isPayable,
      });
      const before = await stored();
      const placing = customer.customer.order.place({ idempotencyKey: randomUUID(), quote: cart.quote });
      if (isPayable) {
        expect(await placing).toMatchObject({ status: total === 0 ? "PAID" : "PAYMENT_PENDING" });
        return;
      }
      const { reason, details } = await refusalOf(placing);
      expect({ reason, details }).toEqual({
        reason: problem.reason,
        details: { limit: String(problem.limit), currency: "EUR" },
      });
      expect(await stored()).toEqual(before);
    },
  );

  test("an order of zero is paid by being placed: without the provider, with the same facts, and it stays one", async () => {
    const gift = aVariant(freeDelivery, { price: 900 });
    await shop.offer(gift);
    const customer = shop.customer();
    await readyCart(customer, [gift]);
    const { quote } = await couponOf(customer, 100, "percent");
    const asked = shop.payment.openCalls;
    const input = { idempotencyKey: randomUUID(), quote };
    const [placed, again] = await Promise.all([
      customer.customer.order.place(input),
      customer.customer.order.place(input),
    ]);
    expect(placed).toMatchObject({ status: "PAID", payUrl: null });
    expect(again).toEqual(placed);
    expect(await customer.customer.order.place(input)).toEqual(placed);
    const { orderId } = placed;
    await attendOrders(shop.deps);
    expect(shop.payment.openCalls).toBe(asked);
    expect(await factsOf(orderId)).toEqual(["order.created.v1", "order.paid.v1"]);
    const order = await customer.customer.order.get({ orderId });
    expect(order).toMatchObject({ status: "PAID", totalAmount: 0, canPay: false, payment: { state: "paid" } });
    expect(order.sellerOrders.map((part) => part.status)).toEqual(["PAID"]);
    // Nothing was paid, so nothing is on its way back.
    const cancelled = await customer.customer.order.cancel({ orderId });
    expect(cancelled).toMatchObject({ status: "CANCELLED", payment: { state: "none" } });
  });

  test("an order of zero that catalog could not hold at once is paid when it does", async () => {
    const gift = aVariant(freeDelivery, { price: 0 });
    await shop.offer(gift);
    const customer = shop.customer();
    shop.catalog.mode = "down";
    const { orderId, status } = await placeOrder(customer, [gift]);
    expect(status).toBe("PENDING");
    const { price: _price, available: _free, stockVersion: _s, productVersion: _p, onSale: _o, ...line } = gift;
    const held = { orderId, expiresAt: future(), lines: [{ ...line, unitPrice: 0, quantity: 1 }] };
    await shop.hear(stockReservedV1, held);
    await shop.hear(stockReservedV1, held);
    expect(await factsOf(orderId)).toEqual([
      "order.created.v1",
      "stock.requested.v1",
      "order.payment_requested.v1",
      "order.paid.v1",
    ]);
    expect((await customer.customer.order.get({ orderId })).status).toBe("PAID");
  });

  test.each([
    ["cannot be paid", greatestAmount + 1, "FAILED"],
    ["is too small", 10, "FAILED"],
    ["costs nothing", 0, "PAID"],
  ] as const)("an order that %s at the prices of its hold (%i) ends as %s", async (_title, unitPrice, end) => {
    const pot = aVariant(freeDelivery, { price: 700 });
    await shop.offer(pot);
    const customer = shop.customer();
    shop.catalog.mode = "down";
    const { orderId } = await placeOrder(customer, [pot]);
    const { price: _price, available: _free, stockVersion: _s, productVersion: _p, onSale: _o, ...line } = pot;
    const lines = [{ ...line, unitPrice, quantity: 1, priceVersion: 2 }];
    await shop.hear(stockReservedV1, { orderId, expiresAt: future(), lines });
    if (end === "PAID") {
      const agreed = await customer.customer.order.confirmPrice({ orderId, totalAmount: 0 });
      expect(agreed).toMatchObject({ status: "PAID", payUrl: null });
      expect(await customer.customer.order.confirmPrice({ orderId, totalAmount: 0 })).toEqual(agreed);
    }
    const order = await customer.customer.order.get({ orderId });
    expect(order.status).toBe(end);
    if (end === "FAILED") expect(order.journey.at(-1)?.cause?.code).toBe("TOTAL_NOT_PAYABLE");
  });

  test("an order that payment refuses for good is asked for once, and FAILS with a sentence, once", async () => {
    const pot = aVariant(freeDelivery);
    await shop.offer(pot);
    const customer = shop.customer();
    shop.payment.mode = "refusing";
    const asked = shop.payment.openCalls;
    const { orderId } = await placeOrder(customer, [pot]);
    for (let round = 0; round < 3; round++) {
      await attendOrders(shop.deps);
      await shop.sql`update orders set attend_at = now() where id = ${orderId} and attend_at is not null`;
    }
    expect(shop.payment.openCalls).toBe(asked + 1);
    const order = await customer.customer.order.get({ orderId });
    expect(order).toMatchObject({ status: "FAILED", canPay: false });
    expect(order.journey.at(-1)?.cause?.code).toBe("PAYMENT_REFUSED");
    expect(await factsOf(orderId)).toEqual(["order.created.v1", "order.failed.v1"]);
    expect(shop.payment.states.get(orderId)).toBe("CLOSED");
  });

  test("a placement that catalog refuses for good is answered with it, and no loop asks again", async () => {
    const pot = aVariant(freeDelivery);
    await shop.offer(pot);
    const customer = shop.customer();
    const { quote } = await readyCart(customer, [pot]);
    const { reserve } = shop.catalog;
    let asked = 0;
    shop.catalog.reserve = () => Promise.reject((asked++, new Refusal("IDEMPOTENCY_KEY_REUSED")));
    const placing = customer.customer.order.place({ idempotencyKey: randomUUID(), quote });
    expect(await refusalOf(placing)).toMatchObject({ reason: "IDEMPOTENCY_KEY_REUSED" });
    await shop.sql`update idempotency_keys set lease_until = now() - interval '1 s'`;
    await resumePlacements(shop.deps);
    shop.catalog.reserve = reserve;
    expect(asked).toBe(1);
  });
});
