import { stockHoldLapsedV1 } from "@stallhouse/contracts/events/catalog";
import { orderCancelledV1, orderPaidV1 } from "@stallhouse/contracts/events/order";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFact, openShop, orderFact } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { askLapsedHolds } from "./ask-lapsed-holds.ts";
import { wrongInBooks } from "../testing/books.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function heldOrder() {
  const { variantIds } = await shop.stock([10, 5]);
  const orderId = newId<OrderId>();
  const lines = variantIds.map((variantId) => ({ variantId, quantity: 2 }));
  const answer = await shop.order.stock.reserve({ orderId, lines, holdSeconds: 900 });
  if (answer.status !== "reserved") throw new Error("not held");
  const until = new Date(Date.parse(answer.expiresAt) + 600_000).toISOString();
  return { orderId, lines, expiresAt: answer.expiresAt, until };
}

const reason = (outcome: Promise<unknown>) =>
  outcome.then(
    () => "OK",
    (error: { cause?: { reason?: string } }) => error.cause?.reason,
  );
const endsOf = async (orderId: OrderId) => [
  ...(await shop.db.execute<{ end: string; state: string }>(sql`
    select distinct state, to_char(expires_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as end
    from reservations where order_id = ${orderId}`)),
];

describe("a hold that is extended", () => {
  it("UX-34 IN-02 lasts until the later end with all its lines, however often that is asked for", async () => {
    const { orderId, expiresAt, until } = await heldOrder();
    const extend = (to: string) => shop.order.stock.extend({ orderId, until: to });
    expect(await Promise.all([extend(until), extend(until)])).toEqual([{ expiresAt: until }, { expiresAt: until }]);
    expect(await extend(expiresAt)).toEqual({ expiresAt: until });
    expect(await endsOf(orderId)).toEqual([{ state: "held", end: until }]);
  });

  it("I07 is asked about after its new end, not after its old one", async () => {
    const { orderId, until } = await heldOrder();
    const back = (seconds: number) => sql`
      update reservations set expires_at = expires_at - make_interval(secs => ${seconds}) where order_id = ${orderId}`;
    const asked = async () => (await shop.facts(stockHoldLapsedV1)).filter((fact) => fact.orderId === orderId).length;
    await shop.order.stock.extend({ orderId, until });
    await shop.db.execute(back(900 + 100));
    await askLapsedHolds(shop.db);
    expect(await asked()).toBe(0);
    await shop.db.execute(back(600));
    await askLapsedHolds(shop.db);
    expect(await asked()).toBe(1);
    expect(await endsOf(orderId)).toMatchObject([{ state: "held" }]);
  });

  it("is refused for what is sold, given back, unknown, or over though still held", async () => {
    const [paid, cancelled, over, asked] = [await heldOrder(), await heldOrder(), await heldOrder(), await heldOrder()];
    await shop.hear(aFact(orderPaidV1, orderFact(paid.orderId, paid.lines)));
    const words = { by: "customer", reason: "Changed my mind.", wasPaid: false } as const;
    await shop.hear(aFact(orderCancelledV1, { ...orderFact(cancelled.orderId, cancelled.lines), ...words }));
    for (const [{ orderId }, seconds] of [
      [over, 1],
      [asked, 90],
    ] as const) {
      await shop.db.execute(sql`
        update reservations set expires_at = now() - make_interval(secs => ${seconds}) where order_id = ${orderId}`);
    }
    await askLapsedHolds(shop.db);
    const unknown = { orderId: newId<OrderId>() };
    for (const { orderId } of [paid, cancelled, over, asked, unknown]) {
      const until = new Date(Date.now() + 600_000).toISOString();
      expect(await reason(shop.order.stock.extend({ orderId, until }))).toBe("HOLD_ENDED");
    }
    expect(await endsOf(asked.orderId)).toMatchObject([{ state: "held" }]);
  });

  it("leaves right books behind everything above", async () => {
    expect(await wrongInBooks(shop.db)).toEqual({});
  });
});
