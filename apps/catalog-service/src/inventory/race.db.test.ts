import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { askLapsedHolds } from "./ask-lapsed-holds.ts";
import { commitStock } from "./commit-stock.ts";
import { closeOrderStock } from "./release-stock.ts";
import { reserveStock } from "./reserve-stock.ts";
import { heedWord } from "./heed-word.ts";
import { wrongInBooks } from "../testing/books.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const buyers = 200;
const units = 50;

async function race(buy: () => Promise<boolean>) {
  const answers = await Promise.allSettled(Array.from({ length: buyers }, buy));
  const bought = answers.filter((answer) => answer.status === "fulfilled" && answer.value).length;
  const faults = answers.filter((answer) => answer.status === "rejected").length;
  return { bought, faults };
}
const exactlyAll = { bought: units, faults: 0 };

async function oneVariant(quantity: number): Promise<VariantId> {
  const { variantIds } = await shop.stock([quantity]);
  const [variantId] = variantIds;
  if (!variantId) throw new Error("no variant");
  return variantId;
}

/** Numbers that look random and are the same in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe("the last units", () => {
  it.each([1, 2, 3])(
    "IN-02 sells exactly 50 of 50 to 200 simultaneous buyers and refuses the others plainly (run %i)",
    async () => {
      const variantId = await oneVariant(units);
      const result = await race(async () => {
        const answer = await reserveStock(shop.db, {
          orderId: newId<OrderId>(),
          lines: [{ variantId, quantity: 1 }],
          holdSeconds: 900,
        });
        if (answer.status === "rejected") expect(answer.reason).toBe("VARIANT_OUT_OF_STOCK");
        return answer.status === "reserved";
      });
      expect(result).toEqual(exactlyAll);
      expect(await shop.level(variantId)).toEqual({ available: 0, reserved: units });
      expect(await wrongInBooks(shop.db)).toEqual({});
    },
  );

  it("IN-02 the same race is lost by reading first and writing then", async () => {
    await shop.db.execute(sql`create table naive_levels (variant_id uuid primary key, available int not null)`);
    const variantId = newId<VariantId>();
    await shop.db.execute(sql`insert into naive_levels values (${variantId}, ${units})`);
    const result = await race(() =>
      shop.db.transaction(async (tx) => {
        const [level] = await tx.execute<{ available: number }>(sql`
          select available from naive_levels where variant_id = ${variantId}`);
        if (!level || level.available < 1) return false;
        await tx.execute(
          sql`update naive_levels set available = ${level.available - 1} where variant_id = ${variantId}`,
        );
        return true;
      }),
    );
    expect(result).not.toEqual(exactlyAll);
    expect(result.bought).toBeGreaterThan(units);
  });

  it("I01 against our books the naive way ends in faults, never in an oversold unit", async () => {
    const variantId = await oneVariant(units);
    const result = await race(() =>
      shop.db.transaction(async (tx) => {
        const [level] = await tx.execute<{ available: number }>(sql`
          select available from stock_levels where variant_id = ${variantId}`);
        if (!level || level.available < 1) return false;
        const orderId = newId<OrderId>();
        await tx.execute(sql`insert into order_holds (order_id) values (${orderId})`);
        await tx.execute(sql`
          insert into reservations (id, order_id, variant_id, qty, expires_at)
          values (${newId<never>()}, ${orderId}, ${variantId}, 1, now() + interval '1 hour')`);
        return true;
      }),
    );
    expect(result.bought).toBeLessThanOrEqual(units);
    expect(await wrongInBooks(shop.db)).toEqual({});
  });
});

const saying = ["WAITING", "PAID", "OVER", "UNKNOWN"] as const;

describe("many orders at once", () => {
  it("never deadlocks on lines that cross", async () => {
    const variantIds = await Promise.all([100_000, 100_000, 100_000].map(oneVariant));
    const orders = Array.from({ length: 120 }, (_, i) =>
      reserveStock(shop.db, {
        orderId: newId<OrderId>(),
        lines: (i % 2 ? variantIds : variantIds.toReversed()).map((variantId) => ({ variantId, quantity: 1 })),
        holdSeconds: 900,
      }),
    );
    const answers = await Promise.all(orders);
    expect(answers.every(({ status }) => status === "reserved")).toBe(true);
  });

  it.each([11, 12])("I01 I02 I03 I04 hold after any mixture of orders at the same time (seed %i)", async (seed) => {
    const next = random(seed);
    const { variantIds } = await shop.stock([6, 9, 4]);
    const other = await shop.stock([5, 7]);
    const all = [...variantIds, ...other.variantIds];
    const orders = Array.from({ length: 30 }, () => newId<OrderId>());
    const linesOf = new Map(
      orders.map((orderId) => {
        const chosen = all.filter(() => next(3) === 0).concat(all[next(all.length)] ?? []);
        return [orderId, chosen.map((variantId) => ({ variantId, quantity: 1 + next(3) }))];
      }),
    );
    const act = async () => {
      const orderId = orders[next(orders.length)] ?? newId<OrderId>();
      const lines = linesOf.get(orderId) ?? [];
      const acts = [
        () => reserveStock(shop.db, { orderId, lines, holdSeconds: 900 }),
        () => reserveStock(shop.db, { orderId, lines, holdSeconds: 900 }),
        () => shop.db.transaction((tx) => commitStock(tx, { orderId, lines })),
        () => shop.db.transaction((tx) => closeOrderStock(tx, orderId)),
        () =>
          shop.db.execute(
            sql`update reservations set expires_at = now() - interval '1 hour' where order_id = ${orderId} and state = 'held'`,
          ),
        () => askLapsedHolds(shop.db),
        () =>
          shop.db.transaction((tx) =>
            heedWord(tx, { orderId, wasPaid: false, lines, word: saying[next(saying.length)] ?? "WAITING" }),
          ),
      ];
      await acts[next(acts.length)]?.();
    };
    for (let round = 0; round < 15; round++) {
      await Promise.all(Array.from({ length: 12 }, act));
      expect(await wrongInBooks(shop.db)).toEqual({});
    }
    const [moved] = await shop.db.execute<{ kinds: number }>(
      sql`select count(distinct kind)::int as kinds from stock_movements`,
    );
    expect(moved?.kinds).toBeGreaterThanOrEqual(5);
  });
});
