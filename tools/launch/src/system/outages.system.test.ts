import { afterAll, beforeAll, expect, test } from "vitest";
import { openSystem } from "./system.ts";
import type { System } from "./system.ts";
import { fillAndOrder, fillCart, openShop, order, patience, payPage, rehearse, untilStatus } from "./shop.ts";
import type { Shop } from "./shop.ts";

let system: System;
let shop: Shop;
beforeAll(async () => {
  system = await openSystem();
  shop = await openShop(system);
  await rehearse(shop);
});
afterAll(() => system?.close());

const sentMails = async (email: string) => {
  const rows = await system.sql("notifier")`
    select template from notifications where recipient = ${email} and state = 'sent' order by template`;
  return rows.map(({ template }) => String(template));
};

/** How often each thing was done that must be done once for a paid order. */
async function timesPaid(orderId: string) {
  const [moves] = await system.sql("orders")`
    select count(*)::int as moves from order_transitions where order_id = ${orderId} and to_status = 'PAID'`;
  const [facts] = await system.sql("payment")`
    select count(*)::int as facts from outbox where aggregate_id = ${orderId} and key = 'payment.succeeded.v1'`;
  const [captures] = await system.sql("payment")`
    select count(*)::int as captures from attempts a join payment_intents p on p.id = a.payment_id
    where p.order_id = ${orderId} and a.outcome = 'SUCCEEDED'`;
  const [commits] = await system.sql("catalog")`
    select count(*)::int as commits from stock_movements where order_id = ${orderId} and kind = 'commit'`;
  return { ...moves, ...facts, ...captures, ...commits };
}
const once = { moves: 1, facts: 1, captures: 1, commits: 1 };

test("AR-10 while notifier is dead orders succeed, and after its restart each mail follows once", async () => {
  const goods = await shop.addProduct(5);
  const customers = await Promise.all([shop.newCustomer(), shop.newCustomer()]);
  await system.market.kill("notifier");
  for (const { orders, email } of customers) {
    const { orderId } = await fillAndOrder(orders, goods);
    const payUrl = await payPage(orders, orderId);
    await system.sandbox.pay(payUrl);
    await untilStatus(orders, orderId, "PAID");
    expect(await sentMails(email)).not.toContain("order-received");
  }
  await system.market.restart("notifier");
  for (const { email } of customers) {
    await expect.poll(() => sentMails(email), patience).toEqual(["order-received", "payment-received", "verify-email"]);
    const keys = (await system.sandbox.mailsTo(email)).map(({ idempotencyKey }) => idempotencyKey);
    expect(new Set(keys).size).toBe(3);
    expect(keys).toHaveLength(3);
  }
});

test("OR-05 IN-01 while catalog is dead an order is taken at once as PENDING, and goes on by itself when catalog is back", async () => {
  const goods = await shop.addProduct(5);
  const { orders } = await shop.newCustomer();
  await fillCart(orders, goods, 2);
  await system.market.kill("catalog-service");
  const asked = performance.now();
  const { orderId, status, payUrl } = await order(orders);
  expect(performance.now() - asked).toBeLessThan(4_000);
  expect({ status, payUrl }).toEqual({ status: "PENDING", payUrl: null });

  await system.market.restart("catalog-service");
  await untilStatus(orders, orderId, "PAYMENT_PENDING");
  expect(await system.sandbox.pay(await payPage(orders, orderId))).toBe("paid");
  await untilStatus(orders, orderId, "PAID");
  await expect.poll(() => timesPaid(orderId), patience).toEqual(once);
});

test("ID-17 while identity is dead, who holds a live token goes on browsing, filling the cart and ordering", async () => {
  const goods = await shop.addProduct(5);
  const { orders } = await shop.newCustomer();
  // Order knows identity's public keys from the first token it saw.
  await orders.customer.cart.get.query();
  await system.market.kill("identity-service");
  const { items } = await system.clients.catalog().public.product.list.query({ sort: "newest" });
  expect(items.map(({ slug }) => slug)).toContain(goods.slug);
  const { orderId } = await fillAndOrder(orders, goods);
  const payUrl = await payPage(orders, orderId);
  expect(await system.sandbox.pay(payUrl)).toBe("paid");
  await untilStatus(orders, orderId, "PAID");
  await system.market.restart("identity-service");
});

test("F06 I12 I13 order-service killed while the payment is being processed: after its restart the order is paid once", async () => {
  const goods = await shop.addProduct(5);
  const { orders } = await shop.newCustomer();
  const { orderId } = await fillAndOrder(orders, goods);
  const payUrl = await payPage(orders, orderId);
  await system.sandbox.slowProvider(300);
  const killed = new Promise<void>((done) => {
    system.gateway.afterNextWebhook(() => system.market.kill("order-service").then(done));
  });
  await system.sandbox.pay(payUrl);
  await killed;
  await system.sandbox.slowProvider(0);
  const captured = async () => (await timesPaid(orderId)).captures;
  await expect.poll(captured, patience).toBe(1);
  expect(await timesPaid(orderId)).toMatchObject({ moves: 0, commits: 0 });

  await system.market.restart("order-service");
  await untilStatus(orders, orderId, "PAID");
  await expect.poll(() => timesPaid(orderId), patience).toEqual(once);
});

test("F11 I13 I20 payment-service killed between a webhook stored and processed: after its restart the order is paid once", async () => {
  const goods = await shop.addProduct(5);
  const { orders } = await shop.newCustomer();
  const { orderId } = await fillAndOrder(orders, goods);
  const payUrl = await payPage(orders, orderId);
  await system.sandbox.slowProvider(3_000);
  const killed = new Promise<void>((done) => {
    system.gateway.afterNextWebhook(() => system.market.kill("payment-service").then(done));
  });
  await system.sandbox.pay(payUrl);
  await killed;
  const unprocessed = async () => {
    const [count] = await system.sql("payment")`
      select count(*)::int as left from webhook_events where processed_at is null`;
    return Number(count?.left);
  };
  expect(await unprocessed()).toBeGreaterThan(0);
  expect(await timesPaid(orderId)).toEqual({ moves: 0, facts: 0, captures: 0, commits: 0 });

  await system.sandbox.slowProvider(0);
  await system.market.restart("payment-service");
  await untilStatus(orders, orderId, "PAID");
  await expect.poll(unprocessed, patience).toBe(0);
  await expect.poll(() => timesPaid(orderId), patience).toEqual(once);
  const charges = await system.sandbox.chargesOn(payUrl);
  expect(charges.map(({ status, refunded }) => ({ status, refunded }))).toEqual([{ status: "succeeded", refunded: 0 }]);
});

/** A hearer that takes what it hears for done and does nothing: whatever reaches it meanwhile is lost to it for good. */
async function deafen(database: string) {
  const sql = system.sql(database);
  await sql.unsafe(`
    create table swallowed (event_id uuid primary key);
    create function swallow() returns trigger language plpgsql as $$
      begin insert into swallowed values (new.event_id) on conflict do nothing; return null; end $$;
    grant all on swallowed to public;
    create trigger swallow before insert on inbox for each row execute function swallow()`);
  return {
    hasLost: async (from: string, key: string, orderId: string) => {
      const sent = await system.sql(from)`
        select id from outbox where key = ${key} and aggregate_id = ${orderId} and published_at is not null`;
      const lost = await sql`select 1 from swallowed where event_id = any(${sent.map(({ id }) => String(id))}::uuid[])`;
      return lost.length > 0;
    },
    heal: () => sql.unsafe(`drop trigger swallow on inbox; drop function swallow; drop table swallowed`),
  };
}

test("I05 I07 I13 what a hearer lost for good is made good by asking: the paid order's stock is sold, the other's goes back", async () => {
  const goods = await shop.addProduct(5);
  const [payer, leaver] = [await shop.newCustomer(), await shop.newCustomer()];
  const [paid, left] = [await fillAndOrder(payer.orders, goods), await fillAndOrder(leaver.orders, goods)];
  const payUrl = await payPage(payer.orders, paid.orderId);
  const orders = system.sql("orders");
  const catalog = system.sql("catalog");

  const deafOrder = await deafen("orders");
  await system.sandbox.pay(payUrl);
  await expect.poll(() => deafOrder.hasLost("payment", "payment.succeeded.v1", paid.orderId), patience).toBe(true);
  await deafOrder.heal();

  const deafCatalog = await deafen("catalog");
  await orders`update orders set placed_at = placed_at - interval '2 min' where id = ${paid.orderId}`;
  await orders`update orders set expires_at = now(), attend_at = now() where id = ${left.orderId}`;
  await untilStatus(payer.orders, paid.orderId, "PAID");
  await untilStatus(leaver.orders, left.orderId, "EXPIRED");
  await expect.poll(() => deafCatalog.hasLost("orders", "order.paid.v1", paid.orderId), patience).toBe(true);
  await expect.poll(() => deafCatalog.hasLost("orders", "order.expired.v1", left.orderId), patience).toBe(true);
  await deafCatalog.heal();

  await orders`
    update orders set paid_at = paid_at - interval '2 min', asked_at = asked_at - interval '3 min' where id = ${paid.orderId}`;
  await catalog`update reservations set expires_at = now() - interval '2 min' where order_id = ${left.orderId}`;
  const stateOf = async ({ orderId }: { orderId: string }) => {
    const [hold] = await catalog`select state from reservations where order_id = ${orderId}`;
    return String(hold?.["state"]);
  };
  await expect.poll(() => stateOf(paid), patience).toBe("committed");
  await expect.poll(() => stateOf(left), patience).toBe("released");
  expect(await timesPaid(paid.orderId)).toEqual(once);
});

test("I05 I13 I14 I21 I25 I37 in the end everybody's books agree", async () => {
  expect(await system.books.settle(60_000)).toEqual([]);
});
