import { newId } from "@stallhouse/contracts/ids";
import type { CartId, OrderId, UserId } from "@stallhouse/contracts/ids";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { openShop, placeOrder, readyCart } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { deleteLeftovers } from "./delete-leftovers.ts";

describe("what nobody asks for any more", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());

  const aCart = async (state: string, daysOld: number) => {
    const id = newId<CartId>();
    await shop.sql`insert into carts (id, customer_id, state, updated_at)
      values (${id}, ${newId<UserId>()}, ${state}, now() - make_interval(days => ${daysOld}))`;
    await shop.sql`insert into cart_lines (cart_id, variant_id, quantity, seen_price) values (${id}, ${randomUUID()}, 1, 100)`;
    return id;
  };
  const aKey = async (state: string, daysOld: number) => {
    const key = randomUUID();
    const answer = state === "in_progress" ? null : "{}";
    await shop.sql`
      insert into idempotency_keys (scope, key, request_hash, state, order_id, draft, answer, lease_until, created_at)
      values (${newId<UserId>()}, ${key}, 'hash', ${state}, ${newId<OrderId>()}, '{}', ${answer}::jsonb, now(),
        now() - make_interval(days => ${daysOld}))`;
    return key;
  };
  const isThere = async (id: string) => {
    const [row] = await shop.sql`select (select count(*) from carts where id = ${id})::int
      + (select count(*) from idempotency_keys where key = ${id})::int as found`;
    return row?.["found"] === 1;
  };

  test.each([
    ["a cart that was ordered", () => aCart("ordered", 32), false],
    ["a cart that was ordered lately", () => aCart("ordered", 30), true],
    ["a cart that went into another", () => aCart("merged", 32), false],
    ["a cart that nobody touched for half a year", () => aCart("active", 181), false],
    ["a cart that waits for its customer", () => aCart("active", 179), true],
    ["a key whose answer was given", () => aKey("done", 32), false],
    ["a key that was refused", () => aKey("refused", 32), false],
    ["a key of this month", () => aKey("done", 30), true],
    ["a key whose placement never ended", () => aKey("in_progress", 400), true],
  ])("is deleted, and nothing else: %s", async (_what, make, stays) => {
    const id = await make();
    await deleteLeftovers(shop.deps);
    expect(await isThere(id)).toBe(stays);
    expect(await deleteLeftovers(shop.deps)).toBe(0);
  });

  test("leaves the orders that came of it, and the cart in use", async () => {
    const pot = aVariant(aSeller("Ada"));
    await shop.offer(pot);
    const customer = shop.customer();
    const { orderId } = await placeOrder(customer, [pot]);
    await readyCart(customer, [pot]);
    await shop.sql`update carts set updated_at = now() - interval '40 days' where customer_id = ${customer.actor.userId}`;
    await shop.sql`update idempotency_keys set created_at = now() - interval '40 days' where scope = ${customer.actor.userId}`;
    expect(await deleteLeftovers(shop.deps)).toBe(2);
    expect((await customer.customer.order.get({ orderId })).status).toBe("PAYMENT_PENDING");
    expect((await customer.customer.cart.get()).count).toBe(1);
  });

  test("goes in steps that are bounded, and on in the next round", async () => {
    await shop.sql`insert into carts (id, customer_id, state, updated_at)
      select gen_random_uuid(), gen_random_uuid(), 'ordered', now() - interval '40 days' from generate_series(1, 10200)`;
    const seen: number[] = [];
    for (let rows = -1; rows !== 0; seen.push(rows)) rows = await deleteLeftovers(shop.deps);
    expect(seen).toEqual([10_000, 200, 0]);
  });
});
