import { orderCreatedV1 } from "@stallhouse/contracts/events/order";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { berlin, openShop, placeOrder, readyCart, refusalOf } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

const ada = aSeller("Ada's Pots");
const bob = aSeller("Bob's Bags", 0);

describe("placing an order", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => expect(await brokenInvariants(shop.sql)).toEqual([]));

  test("OR-04 OR-06 OR-07 one checkout of two sellers becomes one order with a part for each", async () => {
    const pot = aVariant(ada, { price: 2_400 });
    const bag = aVariant(bob, { price: 999 });
    await shop.offer(pot, bag);
    const customer = shop.customer();
    const placed = await placeOrder(customer, [[pot, 2], bag]);
    expect(placed).toMatchObject({ status: "PAYMENT_PENDING", payUrl: `https://pay.example.test/${placed.orderId}` });

    const order = await customer.customer.order.get({ orderId: placed.orderId });
    expect(order).toMatchObject({
      number: placed.number,
      itemsAmount: 5_799,
      shippingAmount: 490,
      totalAmount: 6_289,
      currency: "EUR",
      payment: { state: "waiting" },
      canPay: true,
      canCancel: true,
      address: berlin,
    });
    expect(order.number).toMatch(/^SH-[2-9A-HJKMNP-Z]{6}$/);
    expect(order.journey.map((step) => step.status)).toEqual(["PENDING", "PAYMENT_PENDING"]);
    expect(order.sellerOrders.map((part) => [part.sellerName, part.totalAmount, part.status])).toEqual([
      ["Ada's Pots", 5_290, "PAYMENT_PENDING"],
      ["Bob's Bags", 999, "PAYMENT_PENDING"],
    ]);
    expect(shop.payment.opened.at(-1)).toMatchObject({ orderId: placed.orderId, amount: 6_289, currency: "EUR" });
    expect(await customer.customer.cart.get()).toMatchObject({ count: 0, totalAmount: 0, canCheckOut: false });

    const created = (await publishedEvents(shop.db, orderCreatedV1)).find(
      (event) => event.aggregateId === placed.orderId,
    );
    expect(created?.payload).toMatchObject({
      status: "PAYMENT_PENDING",
      userId: customer.actor.userId,
      email: customer.actor.email,
      expiresAt: placed.expiresAt,
      items: [
        { sellerId: ada.sellerId, commissionAmount: 480 },
        { sellerId: bob.sellerId, commissionAmount: 100 },
      ],
    });
  });

  test("I26 F27 ten calls at once with one key make one order and ten equal answers", async () => {
    const pot = aVariant(ada);
    await shop.offer(pot);
    const customer = shop.customer();
    const { quote } = await readyCart(customer, [pot]);
    const input = { idempotencyKey: randomUUID(), quote };
    const answers = await Promise.all(Array.from({ length: 10 }, () => customer.customer.order.place(input)));
    answers.push(await customer.customer.order.place(input));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await customer.customer.order.list({})).items).toHaveLength(1);
    expect(shop.catalog.variants.get(pot.variantId)?.available).toBe(99);
  });

  test("F27 refuses a key that comes again with another wish, and keeps customers' keys apart", async () => {
    const pot = aVariant(ada);
    await shop.offer(pot);
    const [first, second] = [shop.customer(), shop.customer()];
    const idempotencyKey = randomUUID();
    const { quote } = await readyCart(first, [pot]);
    const placed = await first.customer.order.place({ idempotencyKey, quote });
    const again = first.customer.order.place({ idempotencyKey, quote: "something else" });
    expect(await refusalOf(again)).toMatchObject({ reason: "IDEMPOTENCY_KEY_REUSED" });
    const theirs = await readyCart(second, [pot]);
    const other = await second.customer.order.place({ idempotencyKey, quote: theirs.quote });
    expect(other.orderId).not.toBe(placed.orderId);
  });

  test("I27 two keys at the same cart at once make one live order and one hold", async () => {
    const pot = aVariant(ada, { available: 1 });
    await shop.offer(pot);
    const customer = shop.customer();
    const { quote } = await readyCart(customer, [pot]);
    const place = () => customer.customer.order.place({ idempotencyKey: randomUUID(), quote });
    const outcomes = await Promise.allSettled([place(), place(), place(), place()]);
    const orderIds = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value.orderId] : []));
    expect(new Set(orderIds).size).toBe(1);
    expect((await customer.customer.order.list({})).items).toHaveLength(1);
    expect([...shop.catalog.holds.values()].flat().filter((line) => line.variantId === pot.variantId)).toHaveLength(1);
  });

  test("IN-04 refuses the last unit to the second customer, with its name and what is left", async () => {
    const pot = aVariant(ada, { available: 1, title: "Last pot" });
    await shop.offer(pot);
    const [first, second] = [shop.customer(), shop.customer()];
    const [firstCart, secondCart] = [await readyCart(first, [pot]), await readyCart(second, [pot])];
    await first.customer.order.place({ idempotencyKey: randomUUID(), quote: firstCart.quote });
    const input = { idempotencyKey: randomUUID(), quote: secondCart.quote };
    const refusal = await refusalOf(second.customer.order.place(input));
    expect(refusal).toMatchObject({
      reason: "VARIANT_OUT_OF_STOCK",
      details: { variantId: pot.variantId, title: "Last pot", available: "0" },
    });
    expect((await second.customer.cart.get()).count).toBe(1);
    expect((await second.customer.order.list({})).items).toEqual([]);

    shop.catalog.put({ ...pot, available: 1 });
    expect(await second.customer.order.place(input)).toMatchObject({ status: "PAYMENT_PENDING" });
  });

  test("F29 refuses a price that changed in the cart, and one that changed while placing gives its hold back", async () => {
    const pot = aVariant(ada, { price: 1_000 });
    await shop.offer(pot);
    const customer = shop.customer();
    const seen = await readyCart(customer, [pot]);
    await shop.offer({ ...pot, price: 1_200, priceVersion: 2, productVersion: 2 });
    const early = customer.customer.order.place({ idempotencyKey: randomUUID(), quote: seen.quote });
    expect(await refusalOf(early)).toMatchObject({ reason: "PRICE_CHANGED" });

    shop.catalog.put({ ...pot, price: 1_300, priceVersion: 3, productVersion: 3 });
    const { quote } = await customer.customer.cart.get();
    const idempotencyKey = randomUUID();
    const late = customer.customer.order.place({ idempotencyKey, quote });
    expect(await refusalOf(late)).toMatchObject({ reason: "PRICE_CHANGED" });
    const failed = (await publishedEvents(shop.db)).filter((event) => event.key === "order.failed.v1");
    expect(failed.map((event) => event.aggregateId)).toContain([...shop.catalog.holds.keys()].at(-1));

    const now = await customer.customer.cart.get();
    expect(now).toMatchObject({ itemsAmount: 1_300 });
    expect(now.sellers[0]?.lines[0]).toMatchObject({ state: "price_changed", previousPrice: 1_000, unitPrice: 1_300 });
    const placed = await customer.customer.order.place({ idempotencyKey, quote: now.quote });
    expect(placed.status).toBe("PAYMENT_PENDING");
    expect((await customer.customer.order.list({})).items.map((order) => order.orderId)).toEqual([placed.orderId]);
  });

  test("refuses an empty cart, a changed cart, a missing address and what is off sale", async () => {
    const [pot, bag] = [aVariant(ada), aVariant(bob)];
    await shop.offer(pot, bag);
    const customer = shop.customer();
    const place = (quote: string) => customer.customer.order.place({ idempotencyKey: randomUUID(), quote });
    expect(await refusalOf(place("anything"))).toMatchObject({ reason: "CART_EMPTY" });
    const added = await customer.customer.cart.addLine({ variantId: pot.variantId, quantity: 1 });
    expect(await refusalOf(place(added.quote))).toMatchObject({
      reason: "INPUT_INVALID",
      details: { address: "is missing" },
    });
    await customer.customer.checkout.setAddress({ address: berlin });
    const more = await customer.customer.cart.addLine({ variantId: bag.variantId, quantity: 1 });
    expect(await refusalOf(place(added.quote))).toMatchObject({ reason: "CART_CHANGED" });
    await shop.offer({ ...bag, onSale: false, productVersion: 2 });
    expect(await refusalOf(place(more.quote))).toMatchObject({ reason: "VARIANT_NOT_FOR_SALE" });
    expect((await customer.customer.cart.get()).canCheckOut).toBe(false);
  });
});
