import { orderPaymentRequestedV1, orderPriceChangedV1 } from "@stallhouse/contracts/events/order";
import { stockReservedV1 } from "@stallhouse/contracts/events/catalog";
import type { OrderId } from "@stallhouse/contracts/ids";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { anyone, openShop, payFor, readyCart, refusalOf } from "../testing/shop.ts";
import type { Person, Shop } from "../testing/shop.ts";
import { attendOrders } from "../hold/attend-orders.ts";

const ada = aSeller("Ada's Pots", 490);
const bob = aSeller("Bob's Bags", 0);

describe("UX-13 a price that changed while catalog was away", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => {
    shop.catalog.mode = "up";
    expect(await brokenInvariants(shop.sql)).toEqual([]);
  });

  /** Placed at 7.00 and twice 4.99 with 10 % off; catalog answers with `price` for the first. */
  async function dearer(person: Person, price = 800) {
    const [pot, bag] = [aVariant(ada, { price: 700 }), aVariant(bob, { price: 499 })];
    await shop.offer(pot, bag);
    await readyCart(person, [pot, [bag, 2]]);
    const { code } = await shop.admin().admin.coupon.create({
      code: randomUUID().slice(0, 18),
      kind: "percent",
      value: 10,
      totalLimit: 1,
    });
    await person.customer.checkout.setContact({ email: "gus@example.test" });
    const { quote, totalAmount } = await person.customer.coupon.apply.call(undefined, { code });
    expect(totalAmount).toBe(2_018);
    shop.catalog.mode = "down";
    const { orderId } = await person.customer.order.place({ idempotencyKey: randomUUID(), quote });
    shop.catalog.mode = "up";
    shop.catalog.put({ ...pot, price, priceVersion: 2 });
    const lines = [
      { variantId: pot.variantId, quantity: 1 },
      { variantId: bag.variantId, quantity: 2 },
    ];
    const held = await shop.catalog.reserveNow({ orderId, lines, holdSeconds: 900 });
    if (held.status !== "reserved") throw new Error("not held");
    await shop.hear(stockReservedV1, { orderId, expiresAt: held.expiresAt, lines: held.lines });
    return { orderId, expiresAt: held.expiresAt };
  }
  const view = (person: Person, orderId: OrderId) => person.customer.order.get({ orderId });

  test("asks the customer, live and by mail; nothing is charged until they agree, and then the new total is", async () => {
    const person = shop.customer();
    const { orderId, expiresAt } = await dearer(person);
    const waiting = await view(person, orderId);
    expect(waiting).toMatchObject({ status: "PENDING", totalAmount: 2_018, canPay: false, canCancel: true });
    expect(waiting.newPrice).toEqual({ totalAmount: 2_118, expiresAt });
    const [asked] = (await publishedEvents(shop.db, orderPriceChangedV1)).filter(
      (fact) => fact.aggregateId === orderId,
    );
    expect(asked?.payload).toMatchObject({ totalAmount: 2_018, newTotalAmount: 2_118, answerUntil: expiresAt });
    expect(shop.payment.states.has(orderId)).toBe(false);

    const confirm = (totalAmount: number) => person.customer.order.confirmPrice({ orderId, totalAmount });
    expect(await refusalOf(confirm(2_018))).toMatchObject({ reason: "PRICE_CHANGED" });
    expect(await refusalOf(shop.customer().customer.order.confirmPrice({ orderId, totalAmount: 2_118 }))).toMatchObject(
      {
        reason: "ORDER_NOT_FOUND",
      },
    );
    const answers = await Promise.all([confirm(2_118), confirm(2_118)]);
    expect(answers[0]).toMatchObject({ orderId, status: "PAYMENT_PENDING", expiresAt });
    expect(answers[1]).toEqual(answers[0]);
    expect(shop.payment.opened.filter((order) => order.orderId === orderId)).toMatchObject([{ amount: 2_118 }]);
    const requested = (await publishedEvents(shop.db, orderPaymentRequestedV1)).filter(
      (fact) => fact.aggregateId === orderId,
    );
    expect(requested).toHaveLength(1);

    const agreed = await view(person, orderId);
    expect(agreed).toMatchObject({ itemsAmount: 1_798, discountAmount: 170, totalAmount: 2_118, newPrice: null });
    expect(agreed.sellerOrders.map((part) => [part.itemsAmount, part.discountAmount, part.totalAmount])).toEqual([
      [800, 76, 1_214],
      [998, 94, 904],
    ]);
    await payFor(shop, orderId);
    expect((await view(person, orderId)).status).toBe("PAID");
  });

  test("ends the order when they refuse, and their coupon is theirs again", async () => {
    const person = shop.customer();
    const { orderId } = await dearer(person);
    expect(await person.customer.order.cancel({ orderId })).toMatchObject({ status: "CANCELLED", newPrice: null });
    const late = person.customer.order.confirmPrice({ orderId, totalAmount: 2_118 });
    expect(await refusalOf(late)).toMatchObject({ reason: "ORDER_NOT_PAYABLE" });
  });

  test("ends it too when they say nothing as long as stock is held, not sooner", async () => {
    const person = shop.customer();
    const { orderId } = await dearer(person);
    await shop.sql`update orders set placed_at = now() - interval '901 s', attend_at = now() where id = ${orderId}`;
    await attendOrders(shop.deps);
    expect((await view(person, orderId)).status).toBe("PENDING");
    await shop.sql`
      update orders set price_offer = jsonb_set(price_offer, '{expiresAt}', '"2026-01-01T00:00:00.000Z"'), attend_at = now()
      where id = ${orderId}`;
    const late = person.customer.order.confirmPrice({ orderId, totalAmount: 2_118 });
    expect(await refusalOf(late)).toMatchObject({ reason: "ORDER_NOT_PAYABLE" });
    await attendOrders(shop.deps);
    const ended = await view(person, orderId);
    expect(ended.status).toBe("EXPIRED");
    expect(ended.journey.at(-1)?.note).toBe("Nobody agreed to the new price in time.");
  });

  test("is asked about when it fell as well, and a guest agrees through the link in the mail", async () => {
    const guest = shop.guest();
    const { orderId } = await dearer(guest, 600);
    const [asked] = (await publishedEvents(shop.db, orderPriceChangedV1)).filter(
      (fact) => fact.aggregateId === orderId,
    );
    const { trackToken: token = "" } = orderPriceChangedV1.payload.parse(asked?.payload);
    const { newPrice } = await anyone(shop).order.view({ token });
    expect(newPrice).toMatchObject({ totalAmount: 1_918 });
    const { payUrl } = await anyone(shop).order.confirmPrice({ token, totalAmount: 1_918 });
    expect(payUrl).toContain(orderId);
  });

  test("I11 lines keep their price from then on, and at any other time", async () => {
    const person = shop.customer();
    const { orderId } = await dearer(person);
    const change = shop.sql`update order_lines set title = 'Other' where order_id = ${orderId}`;
    await expect(change).rejects.toThrow("only ever added");
    await person.customer.order.confirmPrice({ orderId, totalAmount: 2_118 });
    const raise = shop.sql`update order_lines set unit_price = 1, line_total = quantity where order_id = ${orderId}`;
    await expect(raise).rejects.toThrow("only ever added");
  });
});
