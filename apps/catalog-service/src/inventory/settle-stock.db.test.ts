import { stockChangedV1, stockRejectedV1, stockReservedV1 } from "@stallhouse/contracts/events/catalog";
import {
  orderCancelledV1,
  orderExpiredV1,
  orderPaidV1,
  orderPartCancelledV1,
  stockRequestedV1,
} from "@stallhouse/contracts/events/order";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFact, openShop, orderFact } from "../test-shop.ts";
import type { Shop } from "../test-shop.ts";
import { sweepExpiredHolds } from "./sweep-expired-holds.ts";
import { wrongInBooks } from "./test-books.ts";

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

  describe.each(["paid first", "paid last", "paid last, its hold long gone"])(
    "of a part that is cancelled, %s",
    (way) => {
      it("I02 I05 comes back once, and the rest of the order keeps its own", async () => {
        const [gone, kept] = [await heldOrder(4), await shop.stock([10])];
        const [other] = kept.variantIds;
        if (!other) throw new Error("no variant");
        const orderId = newId<OrderId>();
        const parts = [[{ variantId: gone.variantId, quantity: 3 }], [{ variantId: other, quantity: 2 }]];
        await shop.order.stock.reserve({ orderId, lines: parts.flat(), holdSeconds: 900 });
        const order = orderFact(orderId, []);
        const items = parts.flatMap((lines) => orderFact(orderId, lines).items);
        const sellerOrderId = items[0]?.sellerOrderId ?? newId<never>();
        const pay = () => hearRepeatedly(() => aFact(orderPaidV1, { ...order, items }));
        const cancelPart = () =>
          hearRepeatedly(() =>
            aFact(orderPartCancelledV1, {
              ...order,
              items,
              sellerOrderId,
              by: "seller_blocked",
              cause: "SELLER_BLOCKED",
              reason: "",
              refundAmount: 0,
            }),
          );
        if (way === "paid first") await pay();
        if (way === "paid last, its hold long gone") {
          await runOut(orderId, 120);
          await sweepExpiredHolds(shop.db);
        }
        await cancelPart();
        await pay();
        expect(await shop.level(gone.variantId)).toEqual({ available: 6, reserved: 4 });
        expect(await shop.level(other)).toEqual({ available: 8, reserved: 0 });
        await hearRepeatedly(() =>
          aFact(orderCancelledV1, { ...order, items, by: "customer", reason: "", wasPaid: true }),
        );
        expect(await shop.level(gone.variantId)).toEqual({ available: 6, reserved: 4 });
        expect(await shop.level(other)).toEqual({ available: 10, reserved: 0 });
        expect(await wrongInBooks(shop.db)).toEqual({});
      });
    },
  );

  it("I07 is released 60 s after the hold ran out if the order never spoke, not before", async () => {
    const { variantId, orderId } = await heldOrder();
    await runOut(orderId, 30);
    await sweepExpiredHolds(shop.db);
    expect(await shop.level(variantId)).toEqual({ available: 6, reserved: 4 });
    await runOut(orderId, 61);
    await Promise.all([sweepExpiredHolds(shop.db), sweepExpiredHolds(shop.db)]);
    expect(await shop.level(variantId)).toEqual({ available: 10, reserved: 0 });
    expect(await causes(orderId)).toEqual(["reserve", "release"]);
  });

  it("is swept for many orders in one round, one fact per order", async () => {
    const orders = await Promise.all(Array.from({ length: 5 }, () => heldOrder(2)));
    for (const { orderId } of orders) await runOut(orderId, 120);
    expect(await sweepExpiredHolds(shop.db)).toBe(5);
    for (const { orderId } of orders) expect(await causes(orderId)).toEqual(["reserve", "release"]);
  });

  it("I05 is taken afresh when the order is paid after its hold was swept", async () => {
    const { variantId, orderId, lines } = await heldOrder();
    await runOut(orderId, 120);
    await sweepExpiredHolds(shop.db);
    await hearRepeatedly(() => paid(orderId, lines));
    expect(await shop.level(variantId)).toEqual({ available: 6, reserved: 0 });
  });

  it("is told to be gone when it was sold to others meanwhile, so that the payment goes back", async () => {
    const { variantId, orderId, lines } = await heldOrder();
    await runOut(orderId, 120);
    await sweepExpiredHolds(shop.db);
    await shop.order.stock.reserve({
      orderId: newId<OrderId>(),
      lines: [{ variantId, quantity: 8 }],
      holdSeconds: 900,
    });
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
