import { appsWithDatabase } from "@stallhouse/topology/topology";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSystem } from "./system.ts";
import type { System } from "./system.ts";
import { findRabbit } from "../rabbit.ts";
import { fillAndOrder, openShop, patience, payPage, rehearse, untilStatus } from "./shop.ts";
import type { Customer, Goods, Shop } from "./shop.ts";

let system: System;
let shop: Shop;
beforeAll(async () => {
  system = await openSystem();
  shop = await openShop(system);
  await rehearse(shop);
});
afterAll(() => system?.close());

const stockOf = async ({ variantId }: Goods) => {
  const [level] = await system.sql("catalog")`
    select available, reserved from stock_levels where variant_id = ${variantId}`;
  return level;
};
/** Facts about one thing that a service has published, in their order. */
const published = async (database: string, aggregateId: string) => {
  const rows = await system.sql(database)`
    select key from outbox where aggregate_id = ${aggregateId} and published_at is not null order by seq`;
  return rows.map(({ key }) => String(key));
};
/** Without what an order asks for by fact when a process that has just started does not answer in time. */
const milestones = async (orderId: string) =>
  (await published("orders", orderId)).filter((key) => !key.includes("requested"));
const mails = async (email: string) => {
  const rows = await system.sql("notifier")`
    select template from notifications where recipient = ${email} and state = 'sent' order by template`;
  return rows.map(({ template }) => String(template));
};

test("MB-01 MB-03 MB-06 NO-01 PA-09 OR-10 AR-08 a checkout goes from order to payment, stock and mails by facts, and order leads it", async () => {
  expect(system.market.broker).toBe(findRabbit() ? "RabbitMQ" : "PostgreSQL");
  const goods = await shop.addProduct(5);
  const { email, orders } = await shop.newCustomer();
  const { orderId, status, payUrl } = await fillAndOrder(orders, goods, 2);
  expect(status).toBe("PAYMENT_PENDING");
  expect(await stockOf(goods)).toEqual({ available: 3, reserved: 2 });
  expect(await system.sandbox.pay(payUrl)).toBe("paid");
  await untilStatus(orders, orderId, "PAID");

  await expect.poll(() => stockOf(goods), patience).toEqual({ available: 3, reserved: 0 });
  const held = await system.sql("catalog")`select qty, state from reservations where order_id = ${orderId}`;
  expect([...held]).toEqual([{ qty: 2, state: "committed" }]);
  await expect.poll(() => published("orders", orderId), patience).toEqual(["order.created.v1", "order.paid.v1"]);
  await expect.poll(() => published("payment", orderId), patience).toEqual(["payment.succeeded.v1"]);
  await expect.poll(() => mails(email), patience).toEqual(["order-received", "payment-received", "verify-email"]);
  expect(await system.sandbox.mailsTo(email)).toHaveLength(3);
  await expect.poll(() => heardBy("notifier", orderId), patience).toEqual(["order.created.v1", "order.paid.v1"]);

  const steps = await system.sql(
    "orders",
  )`select step, outcome from order_steps where order_id = ${orderId} order by id`;
  expect(steps.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
    "stock.reserve OK",
    "order.store OK",
    "payment.open OPEN",
    "payment.attempt PAID",
  ]);
  expect(await ordersFactsWrittenElsewhere()).toEqual([]);
});

/** Facts of order's about that order which a service has handled. */
async function heardBy(database: string, orderId: string): Promise<string[]> {
  const facts = await system.sql("orders")`select id, key from outbox where aggregate_id = ${orderId} order by seq`;
  const ids = facts.map(({ id }) => String(id));
  const handled = await system.sql(database)`select event_id from inbox where event_id = any(${ids}::uuid[])`;
  const known = new Set(handled.map(({ event_id: id }) => String(id)));
  return facts.filter(({ id }) => known.has(String(id))).map(({ key }) => String(key));
}

/** Steps of a checkout that another service than order's has begun; there must be none. */
async function ordersFactsWrittenElsewhere(): Promise<string[]> {
  const others = ["identity", "catalog", "payment", "notifier"];
  const found = await Promise.all(
    others.map(async (database) => {
      const rows = await system.sql(database)`
        select key from outbox where key like 'order.%' or key like 'stock.requested.%'
        union all select table_name from information_schema.tables where table_name = 'order_steps'`;
      return rows.map(({ key }) => `${database}: ${key}`);
    }),
  );
  return found.flat();
}

test("OR-19 an order that nobody pays expires, its page is closed at the provider, its stock is free again and late money stays away", async () => {
  const goods = await shop.addProduct(4);
  const { orders } = await shop.newCustomer();
  await system.market.kill("order-service");
  await system.market.restart("order-service", { HOLD_SECONDS: "5" });
  const { orderId } = await fillAndOrder(orders, goods, 3);
  const payUrl = await payPage(orders, orderId);
  expect(await stockOf(goods)).toEqual({ available: 1, reserved: 3 });
  expect(await system.sandbox.pageState(payUrl)).toBe("open");

  await untilStatus(orders, orderId, "EXPIRED");
  expect(await system.sandbox.pageState(payUrl)).toBe("expired");
  await expect.poll(() => stockOf(goods), patience).toEqual({ available: 4, reserved: 0 });
  expect(await system.sandbox.pay(payUrl)).toBe("expired");
  const charges = await system.sandbox.chargesOn(payUrl);
  expect(charges.filter(({ amountReceived }) => amountReceived > 0)).toEqual([]);
  await expect.poll(() => milestones(orderId), patience).toEqual(["order.created.v1", "order.expired.v1"]);
  await system.market.kill("order-service");
  await system.market.restart("order-service");
});

test("AR-13 I41 two copies of every service share the work: every order is paid once, mailed once, and stock agrees with its ledger", async () => {
  const copies = await system.startCopies();
  expect(await migratedWrongly()).toEqual([]);
  const goods = await shop.addProduct(25);
  const customers = await Promise.all(Array.from({ length: 10 }, () => shop.newCustomer()));
  const placed = await Promise.all(customers.map((customer, place) => checkOut(customer, place)));

  async function checkOut(customer: Customer, place: number) {
    const orders = place % 2 === 0 ? customer.orders : copies.order(customer.token);
    const { orderId } = await fillAndOrder(orders, goods);
    const payUrl = await payPage(orders, orderId);
    expect(await system.sandbox.pay(payUrl)).toBe("paid");
    return { orderId, payUrl, orders, email: customer.email };
  }

  await Promise.all(placed.map(({ orders, orderId }) => untilStatus(orders, orderId, "PAID")));
  await expect.poll(() => stockOf(goods), patience).toEqual({ available: 15, reserved: 0 });
  const [ledger] = await system.sql("catalog")`
    select sum(case kind when 'commit' then -qty when 'receive' then qty when 'adjust' then qty when 'restock' then qty else 0 end)::int as left
    from stock_movements where variant_id = ${goods.variantId}`;
  expect(ledger).toEqual({ left: 15 });

  for (const { orderId, payUrl, email } of placed) {
    await expect.poll(() => milestones(orderId), patience).toEqual(["order.created.v1", "order.paid.v1"]);
    await expect.poll(() => published("payment", orderId), patience).toEqual(["payment.succeeded.v1"]);
    const taken = (await system.sandbox.chargesOn(payUrl)).map(({ status, refunded }) => ({ status, refunded }));
    expect(taken).toEqual([{ status: "succeeded", refunded: 0 }]);
    await expect.poll(() => mails(email), patience).toEqual(["order-received", "payment-received", "verify-email"]);
    expect(await system.sandbox.mailsTo(email)).toHaveLength(3);
  }
});

/** Databases in which a migration was applied more than once, or none at all. */
async function migratedWrongly(): Promise<string[]> {
  const counted = await Promise.all(
    appsWithDatabase().map(async ({ database }) => {
      const [count] = await system.sql(database)`
        select count(*)::int as applied, count(distinct hash)::int as different from schema_migrations`;
      return { database, applied: Number(count?.applied), different: Number(count?.different) };
    }),
  );
  return counted
    .filter(({ applied, different }) => applied === 0 || applied !== different)
    .map(({ database }) => database);
}

test("I05 I13 I14 I21 I25 I37 in the end everybody's books agree", async () => {
  expect(await system.books.settle(60_000)).toEqual([]);
});

/** Faults in the books, as no service could write them, and how they are taken back. */
const planted = [
  {
    id: "I05",
    database: "catalog",
    plant: "update reservations set qty = qty + 1 where state = 'committed'",
    takeBack: "update reservations set qty = qty - 1 where state = 'committed'",
  },
  {
    id: "I13",
    database: "payment",
    plant: "update payment_intents set currency = 'USD' where status = 'CAPTURED'",
    takeBack: "update payment_intents set currency = 'EUR' where status = 'CAPTURED'",
  },
  {
    id: "I14",
    database: "orders",
    plant: "update orders set status = 'EXPIRED' where status = 'PAID'",
    takeBack: "update orders set status = 'PAID' where status = 'EXPIRED' and paid_at is not null",
  },
  {
    id: "I21",
    database: "payment",
    plant: "update payment_intents set captured_amount = captured_amount - 1 where status = 'CAPTURED'",
    takeBack: "update payment_intents set captured_amount = captured_amount + 1 where status = 'CAPTURED'",
  },
  {
    id: "I25",
    database: "notifier",
    plant: "update notifications set state = 'failed', sent_at = null where state = 'sent'",
    takeBack: "update notifications set state = 'sent', sent_at = now() where state = 'failed'",
  },
  {
    id: "I37",
    database: "orders",
    plant: `update orders set expires_at = expires_at - interval '1 h';
      update order_transitions set at = at - interval '1 h'`,
    takeBack: `update orders set expires_at = expires_at + interval '1 h';
      update order_transitions set at = at + interval '1 h'`,
  },
];

test.each(planted)("$id the books show a fault planted in $database", async ({ id, database, plant, takeBack }) => {
  const { orders } = await shop.newCustomer();
  await fillAndOrder(orders, await shop.addProduct(1));
  // Past the triggers, which would not let it happen.
  const force = (statement: string) =>
    system.books.ask(
      database,
      `set session_replication_role = replica; ${statement}; set session_replication_role = origin`,
    );
  await force(plant);
  const broken = Object.keys(await system.books.broken());
  await force(takeBack);
  expect(broken.map((name) => name.slice(0, 3))).toContain(id);
  expect(await system.books.settle(60_000)).toEqual([]);
});
