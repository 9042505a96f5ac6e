import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, UserId } from "@stallhouse/contracts/ids";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aSeller, aVariant } from "@stallhouse/order-service/testing/fake-catalog";
import { brokenInvariants } from "@stallhouse/order-service/testing/invariants";
import { berlin, openShop } from "@stallhouse/order-service/testing/shop";
import type { Shop } from "@stallhouse/order-service/testing/shop";
import type { PastOrder, PastParcel } from "./past-life.ts";
import { writeOrders } from "./write-orders.ts";

let shop: Shop;
beforeEach(async () => void (shop = await openShop()));
afterEach(() => shop.close());

const day = 24 * 3_600_000;
const placed = Date.UTC(2026, 0, 5, 19, 30);
const after = (days: number) => new Date(placed + days * day);
const [ada, bob] = [aSeller("Ada"), aSeller("Bob", 0)];

function lineOf(seller: typeof ada, quantity: number): ReservedLine {
  const { price, available: _a, stockVersion: _s, productVersion: _p, onSale: _o, ...rest } = aVariant(seller);
  return { ...rest, unitPrice: price, quantity };
}

function parcelOf(seller: typeof ada, given: Partial<PastParcel> = {}): PastParcel {
  const moments = { acceptedAt: after(1), shippedAt: after(2), deliveredAt: after(4) };
  const carried = { carrier: "DHL", trackingNumber: "RR123456789DE" };
  return { sellerId: seller.sellerId, sellerUserId: newId<UserId>(), ...moments, ...carried, ...given };
}

function anOrder(given: Partial<PastOrder> = {}): PastOrder {
  return {
    orderId: newId<OrderId>(),
    customerId: newId<UserId>(),
    email: "ada@example.test",
    address: berlin,
    placedAt: after(0),
    holdUntil: after(0.01),
    lines: [lineOf(ada, 2), lineOf(bob, 1), lineOf(ada, 1)],
    declined: null,
    paidAt: after(0.001),
    cancelled: null,
    refundedAt: null,
    parcels: [parcelOf(ada), parcelOf(bob)],
    ...given,
  };
}

const waiting = { acceptedAt: null, shippedAt: null, deliveredAt: null };
const someOrders = () => ({
  DELIVERED: anOrder({ declined: { at: after(0.0005), reason: "CARD_DECLINED" } }),
  SHIPPED: anOrder({ parcels: [parcelOf(ada), parcelOf(bob, { deliveredAt: null })] }),
  PROCESSING: anOrder({ parcels: [parcelOf(ada), parcelOf(bob, waiting)] }),
  PAID: anOrder({ parcels: [parcelOf(ada, waiting), parcelOf(bob, waiting)] }),
  EXPIRED: anOrder({ paidAt: null, parcels: [] }),
  CANCELLED: anOrder({ cancelled: { at: after(0.1), refundedAt: after(0.2), reason: "Too late." }, parcels: [] }),
  REFUNDED: anOrder({ refundedAt: after(9) }),
});

test("I09 I10 I11 I12 I23 I27 I37 I38 orders of the past obey every rule, and a second run changes nothing", async () => {
  const orders = someOrders();
  const first = await writeOrders(shop.db, Object.values(orders));
  expect(first.written).toBe(7);
  expect(await brokenInvariants(shop.sql)).toEqual([]);
  const tables = ["orders", "seller_orders", "order_lines", "carts", "cart_lines", "shipments", "shipment_lines"];
  const histories = ["order_transitions", "seller_order_transitions", "order_steps", "outbox"];
  const contents = () =>
    Promise.all([...tables, ...histories].map((table) => shop.sql.unsafe(`select t::text from ${table} t order by 1`)));
  const before = await contents();
  const again = await writeOrders(shop.db, Object.values(orders));
  expect(again.written).toBe(0);
  expect(again.bills.size).toBe(7);
  expect(await contents()).toEqual(before);
});

test("each stands where its life led it, with nothing of today and nobody told", async () => {
  const orders = someOrders();
  await writeOrders(shop.db, Object.values(orders));
  for (const [status, { orderId, customerId }] of Object.entries(orders)) {
    const [row] = await shop.sql`select status, customer_id, placed_at from orders where id = ${orderId}`;
    expect(row).toEqual({ status, customer_id: customerId, placed_at: "2026-01-05 19:30:00+00" });
  }
  const young = await shop.sql`
    select 1 from order_transitions where at > now() - interval '1 day'
    union all select 1 from seller_order_transitions where at > now() - interval '1 day'
    union all select 1 from order_steps where at > now() - interval '1 day'
    union all select 1 from shipments where shipped_at > now() - interval '1 day'
    union all select 1 from outbox where published_at is null or created_at > now() - interval '1 day'`;
  expect([...young]).toEqual([]);
  const [money] = await shop.sql`
    select string_agg(distinct payment_state, ' ' order by payment_state) as states from orders`;
  expect(money).toEqual({ states: "none paid refunded" });
});

test("an order that went its way goes on through the doors", async () => {
  const orders = someOrders();
  await writeOrders(shop.db, Object.values(orders));
  const { orderId, customerId } = orders.PAID;
  const customer = shop.as({ role: "user", guest: false, userId: customerId, email: "ada@example.test" });
  expect(await customer.customer.order.get({ orderId })).toMatchObject({ status: "PAID", canCancel: true });
  await customer.customer.order.cancel({ orderId });
  expect(await customer.customer.order.get({ orderId })).toMatchObject({ status: "CANCELLED" });
  expect(await brokenInvariants(shop.sql)).toEqual([]);
});
