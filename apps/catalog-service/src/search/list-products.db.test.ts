import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encodeCursor, decodeCursor } from "../product/page-cursor.ts";
import { aCategory, aProduct, openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { listOrders, sorted } from "./list-products.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  const { seller } = await shop.openStall();
  await shop.admin.admin.category.save(aCategory("jars", "kitchen"));
  for (const [i, price] of [0, 1, 99, 100, 100, 101, 5_000, 5_001, 5_900, 64_000, 64_001, 9_999_999].entries()) {
    const product = aProduct([3]);
    const variants = product.variants.map((variant) => ({ ...variant, sku: `JAR-${i}`, price }));
    const categorySlug = i % 2 === 0 ? "jars" : "kitchen";
    await seller.seller.product.create({ ...product, title: `Jar ${i}`, categorySlug, variants });
  }
});
afterAll(() => shop.close());

type Row = { id: string; price: number };

/** All pages of an order, when more than `most` matches are too many to sort, and `walked` of the index are looked at. */
async function pagesOf(sort: keyof typeof listOrders, most: number, walked: number): Promise<string[]> {
  const order = listOrders[sort];
  const found: string[] = [];
  for (let cursor: ReturnType<typeof decodeCursor>; ;) {
    const past = cursor ? sql`and ${order.past(cursor)}` : sql``;
    const words = sql`to_tsquery('english', 'jar')`;
    const goal = { categorySlug: "kitchen", parts: [], words, by: order.by, sort, cursor, past, limit: 4 };
    const rows = await shop.reads.execute<Row>(sql`
      with ${sorted(goal, most, walked)}
      select p.id, p.min_price::int as price from shown join products p on p.id = shown.id order by ${order.by}`);
    found.push(...rows.slice(0, 3).map(({ id }) => id));
    const last = rows[2];
    if (rows.length < 4 || !last) return found;
    const value = sort === "newest" ? null : last.price;
    cursor = decodeCursor(encodeCursor({ sort, value, id: last.id }), sort);
  }
}

it.each(["newest", "price", "price-desc"] as const)(
  "many matches come by %s out of the index as few do out of the set, page by page",
  async (sort) => {
    const plain = await shop.db.execute<Row>(sql`select p.id from products p order by ${listOrders[sort].by}`);
    const expected = plain.map(({ id }) => id);
    expect(expected).toHaveLength(12);
    expect(await pagesOf(sort, 1_000, 1_000)).toEqual(expected);
    expect(await pagesOf(sort, 3, 1_000)).toEqual(expected);
    expect(await pagesOf(sort, 3, 1)).toEqual(expected);
  },
);

it("a price is in the step of its bounds, whatever they are", async () => {
  const { items } = await shop.visitor.public.product.list({ minPrice: 100, maxPrice: 5_000, sort: "price" });
  expect(items.map(({ price }) => price)).toEqual([100, 100, 101, 5_000]);
  const dear = await shop.visitor.public.product.list({ minPrice: 64_001 });
  expect(dear.items.map(({ price }) => price)).toEqual([9_999_999, 64_001]);
  const free = await shop.visitor.public.product.list({ maxPrice: 0 });
  expect(free.items.map(({ price }) => price)).toEqual([0]);
});
