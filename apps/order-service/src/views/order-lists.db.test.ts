import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aSeller, aVariant } from "../testing/fake-catalog.ts";
import { openShop, placeOrder } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

describe("a customer's orders", () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openShop()));
  afterAll(() => shop.close());

  it("OR-13 are found by the year they were placed in, the last year first, and nobody else's", async () => {
    const pot = aVariant(aSeller("Ada"));
    await shop.offer(pot);
    const customer = shop.customer();
    const { order } = customer.customer;
    const place = async (placedAt: string) => {
      const { orderId } = await placeOrder(customer, [pot]);
      await shop.sql`update orders set placed_at = ${placedAt}::timestamptz where id = ${orderId}`;
      return orderId;
    };
    const eve = await place("2024-12-31T23:59:59.999Z");
    const newYear = await place("2025-01-01T00:00:00Z");
    const spring = await place("2025-04-01T12:00:00Z");
    expect(await order.years()).toEqual([2025, 2024]);
    const ofYear = async (year?: number) =>
      (await order.list(year === undefined ? {} : { year })).items.map(({ orderId }) => orderId);
    expect(await ofYear(2024)).toEqual([eve]);
    expect(await ofYear(2025)).toEqual([spring, newYear]);
    expect(await ofYear(2023)).toEqual([]);
    expect(await ofYear()).toHaveLength(3);
    expect(await shop.customer().customer.order.years()).toEqual([]);
  });
});
