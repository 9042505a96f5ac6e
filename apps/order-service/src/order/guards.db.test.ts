import { orderStatus } from "@stallhouse/contracts/events/order";
import { newId } from "@stallhouse/contracts/ids";
import type { EventId } from "@stallhouse/contracts/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { openShop, payFor, placeOrder } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { moves } from "./order-status.ts";

describe("what the database itself refuses", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());

  async function paidOrder() {
    const pot = aVariant(aSeller("Ada"));
    await shop.offer(pot);
    const { orderId } = await placeOrder(shop.customer(), [[pot, 2]]);
    await payFor(shop, orderId);
    return orderId;
  }

  test("its table of legal edges is the one in the code", async () => {
    const rows = await shop.sql<
      { edge: string }[]
    >`select from_status || ' ' || to_status as edge from allowed_transitions where from_status is not null`;
    const coded = orderStatus.options.flatMap((from) => moves[from].map((to) => `${from} ${to}`));
    expect(rows.map((row) => row.edge).toSorted()).toEqual(coded.toSorted());
  });

  test("I12 I23 an illegal edge, a broken chain, a move without a fact, a status without a history", async () => {
    const orderId = await paidOrder();
    const { event_id: eventId } =
      (await shop.sql`select event_id from order_transitions where order_id = ${orderId} limit 1`)[0] ?? {};
    const record = (from: string, to: string, event: string) => shop.sql`
      insert into order_transitions (order_id, from_status, to_status, actor, event_id)
      values (${orderId}, ${from}::order_status, ${to}::order_status, 'system', ${event})`;
    await expect(record("PAID", "SHIPPED", eventId)).rejects.toMatchObject({
      constraint_name: "order_transitions_legal",
    });
    await expect(record("PENDING", "FAILED", eventId)).rejects.toMatchObject({
      constraint_name: "order_transition_follows",
    });
    await expect(record("PAID", "PROCESSING", newId<EventId>())).rejects.toMatchObject({
      constraint_name: "order_transition_event",
    });
    const silently = shop.sql`update orders set status = 'SHIPPED' where id = ${orderId}`;
    await expect(silently).rejects.toMatchObject({ constraint_name: "order_adds_up" });
    const part = shop.sql`update seller_orders set status = 'SHIPPED' where order_id = ${orderId}`;
    await expect(part).rejects.toMatchObject({ constraint_name: "seller_order_adds_up" });
  });

  test("I09 I10 I11 amounts that do not add up, lines that change, history that is rewritten", async () => {
    const orderId = await paidOrder();
    await expect(shop.sql`update orders set total_amount = 1 where id = ${orderId}`).rejects.toMatchObject({
      constraint_name: "order_total",
    });
    const shifted = shop.sql`update orders set total_amount = total_amount + 1, shipping_amount = shipping_amount + 1 where id = ${orderId}`;
    await expect(shifted).rejects.toMatchObject({ constraint_name: "order_adds_up" });
    for (const change of [
      shop.sql`update order_lines set unit_price = 0, line_total = 0 where order_id = ${orderId}`,
      shop.sql`update order_transitions set at = now() where order_id = ${orderId}`,
      shop.sql`delete from order_transitions where order_id = ${orderId}`,
      shop.sql`delete from order_steps where order_id = ${orderId}`,
      shop.sql`delete from order_lines where order_id = ${orderId}`,
      shop.sql`delete from orders where id = ${orderId}`,
    ]) {
      await expect(change).rejects.toThrow("only ever added to");
    }
  });

  test("UX-34 UX-35 a hold that is extended twice, and a paid order that goes elsewhere", async () => {
    const orderId = await paidOrder();
    await shop.sql`update orders set extended_at = now() where id = ${orderId}`;
    await expect(shop.sql`update orders set extended_at = null where id = ${orderId}`).rejects.toThrow("extended once");
    for (const change of [
      shop.sql`update orders set address = address || '{"city": "Hamburg"}' where id = ${orderId}`,
      shop.sql`update orders set name = 'Somebody Else' where id = ${orderId}`,
      shop.sql`update orders set phone = '+49 40 1' where id = ${orderId}`,
    ]) {
      await expect(change).rejects.toThrow("its address is settled");
    }
  });

  test("I27 a second live order of one cart version, and a second active cart", async () => {
    const orderId = await paidOrder();
    const second = shop.sql`
      insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', ${newId<EventId>()}::text, 'number', 'SH-XXXXXX', 'idempotency_key', null))).*
      from orders o where id = ${orderId}`;
    await expect(second).rejects.toMatchObject({ constraint_name: "orders_one_live_per_cart_version" });
    const customer = newId<EventId>();
    await shop.sql`insert into carts (id, customer_id) values (${newId<EventId>()}, ${customer})`;
    const cart = shop.sql`insert into carts (id, customer_id) values (${newId<EventId>()}, ${customer})`;
    await expect(cart).rejects.toMatchObject({ constraint_name: "carts_one_active" });
  });
});
