import {
  stockChangedV1,
  stockHoldLapsedV1,
  stockRejectedV1,
  stockReservedV1,
} from "@stallhouse/contracts/events/catalog";
import {
  orderAnsweredV1,
  orderCancelledV1,
  orderExpiredV1,
  orderPaidV1,
  stockRequestedV1,
} from "@stallhouse/contracts/events/order";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFact, openShop, orderFact } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { askLapsedHolds } from "./ask-lapsed-holds.ts";
import { releaseOfOver } from "./release-stock.ts";
import { wrongInBooks } from "../testing/books.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** A variant with ten units, and an order that holds four of them. */
async function heldOrder(quantity = 4) {
  const { variantIds } = await shop.stock([10]);
  const [variantId] = variantIds;
  if (!variantId) throw new Error("no variant");
  const orderId = newId<OrderId>();
  const lines = [{ variantId, quantity }];
  await shop.order.stock.reserve({ orderId, lines, holdSeconds: 900 });
  return { variantId, orderId, lines };
}

/** Delivers a fact twice under one id, and once more under another: all but the first must change nothing. */
async function hearRepeatedly(make: () => Parameters<Shop["hear"]>[0]) {
  const message = make();
  await shop.hear(message);
  await shop.hear(message);
  await shop.hear(make());
}

const paid = (orderId: OrderId, lines: { variantId: VariantId; quantity: number }[]) =>
  aFact(orderPaidV1, orderFact(orderId, lines));
const cancelled = (orderId: OrderId, lines: { variantId: VariantId; quantity: number }[]) =>
  aFact(orderCancelledV1, { ...orderFact(orderId, lines), by: "customer", reason: "Changed my mind.", wasPaid: true });

async function causes(orderId: OrderId) {
  const facts = await shop.facts(stockChangedV1);
  return facts.filter((fact) => fact.orderId === orderId).map(({ cause }) => cause);
}

async function runOut(orderId: OrderId, seconds: number) {
  await shop.db.execute(sql`
    update reservations set expires_at = now() - make_interval(secs => ${seconds}) where order_id = ${orderId}`);
}

async function questions(orderId: OrderId) {
  return (await shop.facts(stockHoldLapsedV1)).filter((fact) => fact.orderId === orderId).length;
}

/** As it was left when catalog still gave up holds by itself. */
async function giveUp(orderId: OrderId) {
  await shop.db.execute(sql`
    update reservations set state = 'released', closed_at = now() where order_id = ${orderId} and state = 'held'`);
}

async function giveAway(orderId: OrderId, variantId: VariantId) {
  await giveUp(orderId);
  const lines = [{ variantId, quantity: 8 }];
  await shop.order.stock.reserve({ orderId: newId<OrderId>(), lines, holdSeconds: 900 });
}

describe("what becomes of held stock", () => {
  it("IN-05 IN-06 is sold when the order is paid, once however often that is told", async () => {
    const { variantId, orderId, lines } = await heldOrder();
    await hearRepeatedly(() => paid(orderId, lines));
    expect(await shop.level(variantId)).toEqual({ available: 6, reserved: 0 });
    expect(await causes(orderId)).toEqual(["reserve", "commit"]);
  });

  it("IN-08 is free again when the order is cancelled or expires, once however often that is told", async () => {
    const a = await heldOrder();
    await hearRepeatedly(() => cancelled(a.orderId, a.lines));
    expect(await shop.level(a.variantId)).toEqual({ available: 10, reserved: 0 });
    expect(await causes(a.orderId)).toEqual(["reserve", "release"]);
    const b = await heldOrder();
    await hearRepeatedly(() => aFact(orderExpiredV1, orderFact(b.orderId, b.lines)));
    expect(await shop.level(b.variantId)).toEqual({ available: 10, reserved: 0 });
  });

  it("IN-08 comes back into stock when a paid order is cancelled, once", async () => {
    const { variantId, orderId, lines } = await heldOrder();
    await shop.hear(paid(orderId, lines));
    await hearRepeatedly(() => cancelled(orderId, lines));
    expect(await shop.level(variantId)).toEqual({ available: 10, reserved: 0 });
    expect(await causes(orderId)).toEqual(["reserve", "commit", "restock"]);
  });

  it("I07 is asked about 60 s after the hold ran out if the order never spoke, not before, and stays held", async () => {
    const { variantId, orderId } = await heldOrder();
    await runOut(orderId, 30);
    await askLapsedHolds(shop.db);
    expect(await questions(orderId)).toBe(0);
    await runOut(orderId, 61);
    await Promise.all([askLapsedHolds(shop.db), askLapsedHolds(shop.db)]);
    expect(await questions(orderId)).toBe(1);
    expect(await shop.level(variantId)).toEqual({ available: 6, reserved: 4 });
  });

  it("I07 stays held while order is away for a day, and is asked about after pauses that grow to a quarter of an hour", async () => {
    const { variantId, orderId } = await heldOrder();
    await runOut(orderId, 86_400);
    const ago = (seconds: number) =>
      shop.db.execute(sql`
      update order_holds set ask_at = ask_at - make_interval(secs => ${seconds}) where order_id = ${orderId}`);
    const asks: number[] = [];
    for (const seconds of [0, 59, 2, 119, 2, 239, 2]) {
      await ago(seconds);
      await askLapsedHolds(shop.db);
      asks.push(await questions(orderId));
    }
    expect(asks).toEqual([1, 1, 2, 2, 3, 3, 4]);
    await shop.db.execute(sql`update order_holds set asks = 90, ask_at = now() where order_id = ${orderId}`);
    await askLapsedHolds(shop.db);
    await ago(901);
    expect((await askLapsedHolds(shop.db)).left).toBeGreaterThan(0);
    expect(await questions(orderId)).toBe(6);
    expect(await shop.level(variantId)).toEqual({ available: 6, reserved: 4 });
  });

  it.each([
    ["PAID", { available: 6, reserved: 0 }, ["reserve", "commit"]],
    ["OVER", { available: 10, reserved: 0 }, ["reserve", "release"]],
    ["UNKNOWN", { available: 10, reserved: 0 }, ["reserve", "release"]],
    ["WAITING", { available: 6, reserved: 4 }, ["reserve"]],
  ] as const)("I05 I07 does what order answers, once: %s", async (word, level, done) => {
    const { variantId, orderId, lines } = await heldOrder();
    await runOut(orderId, 120);
    await askLapsedHolds(shop.db);
    const said = { orderId, word, wasPaid: word === "PAID", lines: word === "PAID" ? lines : [] };
    await hearRepeatedly(() => aFact(orderAnsweredV1, said));
    expect(await shop.level(variantId)).toEqual(level);
    expect(await causes(orderId)).toEqual(done);
    await shop.db.execute(sql`update order_holds set ask_at = now() where order_id = ${orderId}`);
    await askLapsedHolds(shop.db);
    expect(await questions(orderId)).toBe(word === "WAITING" ? 2 : 1);
  });

  it("IN-08 comes back by order's call as by its fact, whichever comes first, once", async () => {
    const [held, sold] = [await heldOrder(), await heldOrder()];
    await shop.hear(paid(sold.orderId, sold.lines));
    const orderIds = [held.orderId, sold.orderId];
    await Promise.all([shop.order.stock.close({ orderIds }), shop.order.stock.close({ orderIds })]);
    for (const { orderId, lines } of [held, sold]) await shop.hear(cancelled(orderId, lines));
    expect(await causes(held.orderId)).toEqual(["reserve", "release"]);
    expect(await causes(sold.orderId)).toEqual(["reserve", "commit", "restock"]);
    for (const { variantId } of [held, sold])
      expect(await shop.level(variantId)).toEqual({ available: 10, reserved: 0 });
  });

  it("is asked about for many orders in one round, one question per order", async () => {
    const orders = await Promise.all(Array.from({ length: 5 }, () => heldOrder(2)));
    for (const { orderId } of orders) await runOut(orderId, 120);
    expect((await askLapsedHolds(shop.db)).driven).toBeGreaterThanOrEqual(5);
    for (const { orderId } of orders) expect(await questions(orderId)).toBe(1);
  });

  it("is given back by the reconciler when it is still held though its order is over, once", async () => {
    const { variantId, orderId } = await heldOrder();
    const live = await heldOrder();
    await shop.db.execute(sql`
      update order_holds set closed_at = now() - interval '2 min' where order_id = ${orderId}`);
    expect(await releaseOfOver(shop.db)).toEqual({ driven: 1, left: 0 });
    expect(await releaseOfOver(shop.db)).toEqual({ driven: 0, left: 0 });
    expect(await shop.level(variantId)).toEqual({ available: 10, reserved: 0 });
    expect(await causes(orderId)).toEqual(["reserve", "release"]);
    expect(await shop.level(live.variantId)).toEqual({ available: 6, reserved: 4 });
  });

  it("I05 is sold by order's call as by its fact, whichever comes first, and the call says what became of it", async () => {
    const [first, second, over, gone] = [await heldOrder(), await heldOrder(), await heldOrder(), await heldOrder()];
    await shop.hear(paid(first.orderId, first.lines));
    await shop.hear(cancelled(over.orderId, over.lines));
    await giveAway(gone.orderId, gone.variantId);
    const orders = [first, second, over, gone].map(({ orderId, lines }) => ({ orderId, lines }));
    const answers = await shop.order.stock.commit({ orders });
    expect(answers.map(({ status }) => status)).toEqual(["COMMITTED", "COMMITTED", "CLOSED", "REJECTED"]);
    expect(answers[3]).toMatchObject({ reason: "VARIANT_OUT_OF_STOCK", variantId: gone.variantId });
    await shop.hear(paid(second.orderId, second.lines));
    for (const { orderId, variantId } of [first, second]) {
      expect(await causes(orderId)).toEqual(["reserve", "commit"]);
      expect(await shop.level(variantId)).toEqual({ available: 6, reserved: 0 });
    }
    expect((await shop.order.stock.commit({ orders: orders.slice(0, 2) })).map(({ status }) => status)).toEqual([
      "COMMITTED",
      "COMMITTED",
    ]);
  });

  it("I05 is taken afresh when the order is paid though its hold was given up before", async () => {
    const { variantId, orderId, lines } = await heldOrder();
    await giveUp(orderId);
    await hearRepeatedly(() => paid(orderId, lines));
    expect(await shop.level(variantId)).toEqual({ available: 6, reserved: 0 });
  });

  it("is told to be gone when it was sold to others meanwhile, so that the payment goes back", async () => {
    const { variantId, orderId, lines } = await heldOrder();
    await giveAway(orderId, variantId);
    await shop.hear(paid(orderId, lines));
    expect((await shop.facts(stockRejectedV1)).filter((fact) => fact.orderId === orderId)).toEqual([
      { orderId, reason: "VARIANT_OUT_OF_STOCK", variantId, title: "Stoneware jug" },
    ]);
    expect(await shop.level(variantId)).toEqual({ available: 2, reserved: 8 });
  });

  it("stays free when payment or the reservation itself arrives after the order was closed", async () => {
    const { variantId, orderId, lines } = await heldOrder();
    await shop.hear(cancelled(orderId, lines));
    await shop.hear(paid(orderId, lines));
    expect(await shop.level(variantId)).toEqual({ available: 10, reserved: 0 });
    const late = newId<OrderId>();
    await shop.hear(cancelled(late, lines));
    expect(await shop.order.stock.reserve({ orderId: late, lines, holdSeconds: 900 })).toMatchObject({
      status: "rejected",
    });
  });

  it("IN-01 is asked for by message while we were away, and the answer comes by message", async () => {
    const { variantId } = await heldOrder();
    const orderId = newId<OrderId>();
    await hearRepeatedly(() => aFact(stockRequestedV1, { orderId, lines: [{ variantId, quantity: 6 }] }));
    const reserved = (await shop.facts(stockReservedV1)).filter((fact) => fact.orderId === orderId);
    expect(reserved[0]).toMatchObject({ orderId, lines: [{ variantId, quantity: 6, unitPrice: 2_400 }] });
    expect(await shop.level(variantId)).toEqual({ available: 0, reserved: 10 });
    const second = newId<OrderId>();
    await shop.hear(aFact(stockRequestedV1, { orderId: second, lines: [{ variantId, quantity: 1 }] }));
    expect((await shop.facts(stockRejectedV1)).at(-1)).toMatchObject({
      orderId: second,
      reason: "VARIANT_OUT_OF_STOCK",
    });
  });

  it("leaves right books behind everything above", async () => {
    expect(await wrongInBooks(shop.db)).toEqual({});
  });
});

describe("the books", () => {
  it.each([
    ["I01 I02 a level by hand", sql`update stock_levels set available = available + 1`],
    [
      "a level that starts full",
      sql`insert into stock_levels (variant_id, available) select id, 5 from variants limit 1`,
    ],
    ["a movement afterwards", sql`update stock_movements set qty = qty + 1`],
    ["a movement away", sql`delete from stock_movements`],
    ["I30 a price of the past", sql`update variant_prices set amount = 1`],
    ["I04 a reservation away", sql`delete from reservations`],
    ["I03 the size of a reservation", sql`update reservations set qty = qty + 1`],
    ["I04 a closed reservation", sql`update reservations set state = 'released' where state = 'committed'`],
  ])("refuse to change %s", async (_what, statement) => {
    const { orderId, lines } = await heldOrder();
    await shop.hear(paid(orderId, lines));
    await shop.hear(cancelled(orderId, lines));
    await expect(shop.db.execute(statement)).rejects.toMatchObject({ cause: { code: "23001" } });
  });
});
