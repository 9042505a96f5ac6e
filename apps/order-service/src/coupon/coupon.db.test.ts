import { orderCreatedV1 } from "@stallhouse/contracts/events/order";
import { publishedEvents } from "@stallhouse/messaging/testing";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { attendOrders } from "../hold/attend-orders.ts";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { openShop, payFor, readyCart, refusalOf } from "../testing/shop.ts";
import type { Person, Shop } from "../testing/shop.ts";

const ada = aSeller("Ada's Pots");
const bob = aSeller("Bob's Bags", 0);

describe("coupons", () => {
  let shop: Shop;
  let count = 0;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());
  afterEach(async () => expect(await brokenInvariants(shop.sql)).toEqual([]));

  async function newCoupon(given: { totalLimit?: number; perCustomerLimit?: number; minimum?: number } = {}) {
    return shop.admin().admin.coupon.create({ code: `code-${++count}`, kind: "percent", value: 10, ...given });
  }
  // A procedure named `apply` can be called in this process only so; over the wire it is a name like others.
  const apply = (person: Person, code: string) => person.customer.coupon.apply.call(undefined, { code });
  const place = (person: Person, quote: string) => person.customer.order.place({ idempotencyKey: randomUUID(), quote });
  async function readyWith(person: Person, code: string, price = 2_000) {
    const pot = aVariant(ada, { price });
    await shop.offer(pot);
    await readyCart(person, [pot]);
    return apply(person, code);
  }
  const usesOf = async (couponId: string) =>
    (await shop.admin().admin.coupon.list({ limit: 100 })).items.find((coupon) => coupon.couponId === couponId)?.uses;

  test("UX-12 I10 I11 take the same off in the cart, at the checkout and in the order, spread over its parts", async () => {
    const { code } = await newCoupon();
    const [pot, bag] = [aVariant(ada, { price: 3_333 }), aVariant(bob, { price: 1_111 })];
    await shop.offer(pot, bag);
    const person = shop.customer();
    const before = await readyCart(person, [pot, [bag, 2]]);
    expect(before).toMatchObject({ discountAmount: 0, coupon: null });
    const cart = await apply(person, ` ${code.toLowerCase()} `);
    expect(cart).toMatchObject({
      coupon: { code, kind: "percent", value: 10, currency: "EUR", problem: null },
      itemsAmount: 5_555,
      discountAmount: 556,
      shippingAmount: 490,
      totalAmount: 5_489,
    });
    expect((await person.customer.checkout.get()).cart).toEqual(cart);
    expect(await refusalOf(place(person, before.quote))).toMatchObject({ reason: "PRICE_CHANGED" });
    const { orderId } = await place(person, cart.quote);
    const order = await person.customer.order.get({ orderId });
    expect(order).toMatchObject({ couponCode: code, discountAmount: 556, totalAmount: 5_489 });
    expect(order.sellerOrders.map((part) => [part.discountAmount, part.totalAmount])).toEqual([
      [334, 3_489],
      [222, 2_000],
    ]);
    expect(shop.payment.opened.at(-1)).toMatchObject({ orderId, amount: 5_489 });
    const created = (await publishedEvents(shop.db, orderCreatedV1)).find((event) => event.aggregateId === orderId);
    expect(created?.payload).toMatchObject({
      couponCode: code,
      discountAmount: 556,
      items: [
        { discountAmount: 334, commissionAmount: 300 },
        { discountAmount: 222, commissionAmount: 200 },
      ],
    });
    await payFor(shop, orderId);
    expect((await person.customer.order.get({ orderId })).status).toBe("PAID");
  });

  test("I28 F30 fifty customers race for ten uses: ten get it, the others' holds are given back", async () => {
    const { code, couponId } = await newCoupon({ totalLimit: 10 });
    const pot = aVariant(ada, { available: 100 });
    await shop.offer(pot);
    const people = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const person = shop.customer();
        await readyCart(person, [pot]);
        return { person, quote: (await apply(person, code)).quote };
      }),
    );
    const outcomes = await Promise.all(
      people.map(({ person, quote }) =>
        place(person, quote).then(
          () => "placed",
          async (error: unknown) => (await refusalOf(Promise.reject(error))).reason,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "placed")).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome === "COUPON_USED_UP")).toHaveLength(40);
    expect(await usesOf(couponId)).toBe(10);
    const facts = await publishedEvents(shop.db);
    const spokenFor = new Set(
      facts.flatMap(({ key, aggregateId }) => (key === "order.failed.v1" ? [aggregateId] : [])),
    );
    const potHolds = [...shop.catalog.holds].filter(([, lines]) => lines[0]?.variantId === pot.variantId);
    expect(potHolds.filter(([orderId]) => !spokenFor.has(orderId))).toHaveLength(10);
    const loser = people[outcomes.indexOf("COUPON_USED_UP")]?.person;
    const cart = await loser?.customer.cart.get();
    expect(cart).toMatchObject({ discountAmount: 0, count: 1, canCheckOut: true });
    expect(await loser?.customer.order.place({ idempotencyKey: randomUUID(), quote: cart?.quote ?? "" })).toMatchObject(
      {
        status: "PAYMENT_PENDING",
      },
    );
  });

  test("I28 X40 one customer who places twice at once uses it once", async () => {
    const { code, couponId } = await newCoupon({ perCustomerLimit: 1 });
    const person = shop.customer();
    const { quote } = await readyWith(person, code);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => place(person, quote)));
    const orders = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value.orderId] : []));
    expect(new Set(orders).size).toBe(1);
    expect(await usesOf(couponId)).toBe(1);
    expect(await refusalOf(readyWith(person, code))).toMatchObject({ reason: "COUPON_ALREADY_USED" });
  });

  test("I28 guests count by their mail address too, and a member by theirs", async () => {
    const { code } = await newCoupon({ perCustomerLimit: 1 });
    const member = shop.customer();
    const guests = [shop.guest(), shop.guest()] as const;
    const quotes = [];
    for (const guest of guests) {
      await readyWith(guest, code);
      const email = guest === guests[0] ? member.actor.email : member.actor.email.replace("@", "+again@").toUpperCase();
      await guest.customer.checkout.setContact({ email });
      quotes.push((await guest.customer.cart.get()).quote);
    }
    await place(guests[0], quotes[0] ?? "");
    expect(await refusalOf(place(guests[1], quotes[1] ?? ""))).toMatchObject({ reason: "COUPON_ALREADY_USED" });
    expect(await refusalOf(readyWith(member, code))).toMatchObject({ reason: "COUPON_ALREADY_USED" });
  });

  test("I28 a use is given back when its order is cancelled or runs out unpaid, and kept once it was paid", async () => {
    const { code, couponId } = await newCoupon({ totalLimit: 1, perCustomerLimit: 1 });
    const first = shop.customer();
    const cancelled = await place(first, (await readyWith(first, code)).quote);
    expect(await refusalOf(readyWith(shop.customer(), code))).toMatchObject({ reason: "COUPON_USED_UP" });
    await first.customer.order.cancel({ orderId: cancelled.orderId });
    expect(await usesOf(couponId)).toBe(0);

    const late = await place(first, (await readyWith(first, code)).quote);
    await shop.sql`update orders set expires_at = now(), attend_at = now() where id = ${late.orderId}`;
    await attendOrders(shop.deps);
    expect((await first.customer.order.get({ orderId: late.orderId })).status).toBe("EXPIRED");
    expect(await usesOf(couponId)).toBe(0);

    const paid = await place(first, (await readyWith(first, code)).quote);
    await payFor(shop, paid.orderId);
    await first.customer.order.cancel({ orderId: paid.orderId });
    expect(await usesOf(couponId)).toBe(1);
  });

  test("one that stops holding after it was seen is refused in time, and the cart shows its own price again", async () => {
    const { code, couponId } = await newCoupon();
    const person = shop.customer();
    const seen = await readyWith(person, code);
    shop.catalog.afterReserve = async () => {
      shop.catalog.afterReserve = () => {};
      await shop.admin().admin.coupon.stop({ couponId });
    };
    expect(await refusalOf(place(person, seen.quote))).toMatchObject({ reason: "COUPON_EXPIRED" });
    expect(await person.customer.cart.get()).toMatchObject({ coupon: null, totalAmount: 2_490 });
    expect(await refusalOf(apply(person, code))).toMatchObject({ reason: "COUPON_EXPIRED" });
    const other = await newCoupon();
    const early = await apply(person, other.code);
    await shop.admin().admin.coupon.stop({ couponId: other.couponId });
    expect(await refusalOf(place(person, early.quote))).toMatchObject({ reason: "COUPON_EXPIRED" });
    expect(await person.customer.cart.get()).toMatchObject({
      coupon: { problem: "COUPON_EXPIRED" },
      totalAmount: 2_490,
    });
    await apply(person, (await newCoupon()).code);
    expect(await person.customer.coupon.remove()).toMatchObject({ coupon: null, discountAmount: 0 });
  });

  test("UX-17 X40 refuses what is unknown, not begun, ended, below its minimum or for an empty cart, each by name", async () => {
    const admin = shop.admin().admin.coupon;
    const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    await admin.create({ code: "SOON", kind: "amount", value: 500, startsAt: hour(1) });
    await admin.create({ code: "OVER", kind: "amount", value: 500, startsAt: hour(-2), endsAt: hour(-1) });
    const { code } = await newCoupon({ minimum: 2_500 });
    const person = shop.customer();
    expect(await refusalOf(apply(person, code))).toMatchObject({ reason: "CART_EMPTY" });
    const pot = aVariant(ada, { price: 1_300 });
    await shop.offer(pot);
    await readyCart(person, [[pot, 2]]);
    for (const unknown of ["NOTHING", "SOON", "ТЕN", "%"]) {
      expect(await refusalOf(apply(person, unknown))).toMatchObject({ reason: "COUPON_UNKNOWN" });
    }
    expect(await refusalOf(apply(person, "OVER"))).toMatchObject({ reason: "COUPON_EXPIRED" });
    expect(await apply(person, code)).toMatchObject({ discountAmount: 260 });
    const fewer = await person.customer.cart.changeLine({ variantId: pot.variantId, quantity: 1 });
    expect(fewer).toMatchObject({ discountAmount: 0, totalAmount: 1_790, coupon: { problem: "COUPON_MINIMUM" } });
    expect(await refusalOf(apply(person, code))).toMatchObject({
      reason: "COUPON_MINIMUM",
      details: { amount: "2500", currency: "EUR" },
    });
    const { orderId } = await place(person, fewer.quote);
    expect(await person.customer.order.get({ orderId })).toMatchObject({ couponCode: null, discountAmount: 0 });
  });

  test("the house makes, lists and stops them; a code exists once", async () => {
    const admin = shop.admin().admin.coupon;
    const made = await newCoupon({ totalLimit: 5 });
    expect(made).toMatchObject({ code: `CODE-${count}`, uses: 0, totalLimit: 5, stoppedAt: null, label: "10% off" });
    const twin = admin.create({ code: ` ${made.code.toLowerCase()}`, kind: "amount", value: 1 });
    expect(await refusalOf(twin)).toMatchObject({ reason: "COUPON_CODE_TAKEN" });
    const over = admin.create({ code: "MUCH", kind: "percent", value: 101 });
    expect(await refusalOf(over)).toMatchObject({ reason: "INPUT_INVALID" });
    const { stoppedAt } = await admin.stop({ couponId: made.couponId });
    expect(await admin.stop({ couponId: made.couponId })).toMatchObject({ stoppedAt });
    expect((await admin.list({ limit: 1 })).items).toMatchObject([{ couponId: made.couponId, stoppedAt }]);
  });

  test("I28 the database itself refuses a use too many, a second giving back and a discount nobody used a coupon for", async () => {
    const { couponId, code } = await newCoupon({ totalLimit: 1 });
    const person = shop.customer();
    const { orderId } = await place(person, (await readyWith(person, code)).quote);
    await expect(shop.sql`update coupons set uses = 2 where id = ${couponId}`).rejects.toThrow("coupon_used_up");
    await expect(shop.sql`delete from coupon_redemptions where order_id = ${orderId}`).rejects.toThrow(
      "only ever added",
    );
    await expect(
      shop.sql.begin(async (sql) => {
        await sql`update coupon_redemptions set given_back_at = now() where order_id = ${orderId}`;
        await sql`update orders set status = status where id = ${orderId}`;
      }),
    ).rejects.toThrow("does not add up");
    await person.customer.order.cancel({ orderId });
    const again = shop.sql`update coupon_redemptions set given_back_at = now() where order_id = ${orderId}`;
    await expect(again).rejects.toThrow("only ever added");
  });
});
