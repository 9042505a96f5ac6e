import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openSystem } from "./system.ts";
import type { System } from "./system.ts";
import { address, openShop, patience, rehearse } from "./shop.ts";
import type { Customer, Goods, Shop } from "./shop.ts";

/** Together, as they come when the market is busy. */
const customers = 8;
/** In each of the customer's orders. */
const sellers = 2;
/** Statements of `buy`: 13 in order, 5 to reserve, 4 to open the pay page; each service's own tests assert its part. */
const onCustomersPath = 22;

let system: System;
let shop: Shop;
beforeAll(async () => {
  system = await openSystem();
  shop = await openShop(system);
  await rehearse(shop);
  await system.sql("postgres")`create extension if not exists pg_stat_statements`;
});
afterAll(() => system.close());

test("what a checkout of two sellers sets going costs at most 36 statements, beside relay's and sender's rounds", async () => {
  const people = await Promise.all(Array.from({ length: customers }, () => shop.newCustomer()));
  const goods = [await shop.addProduct(100, 0), await shop.addProduct(100, 1)];
  await Promise.all(people.map((person) => buy(person, goods)));
  await settled(customers);
  const idle = await statementsWhile(() => sleep(5_000));
  const behind: number[] = [];
  for (const round of [2, 3]) {
    const busy = await statementsWhile(async () => {
      await Promise.all(people.map((person) => buy(person, goods)));
      await settled(round * customers);
    });
    const own = busy.count - (idle.count / idle.seconds) * busy.seconds;
    behind.push(own / customers - onCustomersPath);
  }
  // What else the market does at that moment only adds: the lower one is nearer the truth.
  expect(Math.min(...behind)).toBeLessThanOrEqual(36);
  expect(Math.min(...behind)).toBeGreaterThan(15);
});

async function buy({ orders }: Customer, goods: Goods[]): Promise<void> {
  for (const { variantId } of goods) await orders.customer.cart.addLine.mutate({ variantId, quantity: 1 });
  const { cart } = await orders.customer.checkout.setAddress.mutate({ address });
  const choices = cart.sellers.map(({ sellerId }) => ({ sellerId, method: "standard" as const }));
  const { quote } = (await orders.customer.checkout.setDelivery.mutate({ choices })).cart;
  const { payUrl } = await orders.customer.order.place.mutate({ idempotencyKey: randomUUID(), quote });
  await system.sandbox.pay(payUrl);
}

/** Stock committed, mails handed over, every fact sent on. */
async function settled(orders: number): Promise<void> {
  const count = async (database: string, from: string) =>
    Number((await system.sql(database).unsafe(`select count(*)::int as count from ${from}`))[0]?.["count"]);
  await vi.waitFor(async () => {
    expect(await count("catalog", "reservations where state = 'committed'")).toBe(orders * sellers);
    expect(await count("notifier", "notifications where state = 'pending'")).toBe(0);
    expect(await count("payment", "webhook_events where processed_at is null")).toBe(0);
    expect(await count("orders", "outbox where published_at is null")).toBe(0);
  }, patience);
}

/**
 * What the services sent their databases meanwhile, without BEGIN and COMMIT and without what triggers look up. How many
 * facts and mails go in one round of relay and sender is a matter of the machine; what a round costs, their own tests say.
 */
async function statementsWhile(work: () => Promise<unknown>): Promise<{ count: number; seconds: number }> {
  const sql = system.sql("postgres");
  const read = async () => {
    const [row] = await sql`
      select coalesce(sum(s.calls), 0)::int as calls from pg_stat_statements s join pg_database d on d.oid = s.dbid
      where d.datname in ('identity', 'catalog', 'orders', 'payment', 'notifier')
        and s.query ~* '^\\s*(select|with|insert|update|delete)' and s.query not like 'select count(*)::int as count from %'
        and s.query !~ 'with turn as|update outbox set published_at|with alone as|from budgets|into budgets|update notifications n'`;
    return Number(row?.["calls"]);
  };
  const before = { calls: await read(), at: performance.now() };
  await work();
  return { count: (await read()) - before.calls, seconds: (performance.now() - before.at) / 1_000 };
}
