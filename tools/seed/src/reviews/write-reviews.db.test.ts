import { wrongRollups } from "@stallhouse/catalog-service/testing/buyers";
import { openShop } from "@stallhouse/catalog-service/testing/shop";
import type { Shop } from "@stallhouse/catalog-service/testing/shop";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeReviews } from "./write-reviews.ts";
import type { SeedReview } from "./write-reviews.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const day = 86_400_000;
const now = Date.parse("2026-06-01T10:00:00.000Z");

function seedRow(productSlug: string, n: number, given: Partial<SeedReview> = {}): SeedReview {
  return {
    productSlug,
    author: `Ann ${String.fromCharCode(65 + (n % 26))}.`,
    stars: 1 + (n % 5),
    title: `Review ${n}`,
    body: "Words.",
    createdAt: new Date(now - n * day),
    variantLabel: n % 2 === 0 ? "small" : null,
    ...given,
  };
}

describe("demo reviews", () => {
  it("are written with their purchases, votes and replies, and a second run changes nothing", async () => {
    const { productId, slug, fact } = await shop.stock([1]);
    const reply = { body: "Thank you.", at: new Date(now) };
    const rows = Array.from({ length: 600 }, (_, n) => seedRow(slug, n, n === 0 ? { reply, helpfulCount: 3 } : {}));
    expect(await writeReviews(shop.db, rows)).toBe(600);
    expect(await writeReviews(shop.db, rows)).toBe(0);
    const { items, ratings } = await shop.visitor.public.review.list({ productId, sort: "newest", limit: 1 });
    expect(items).toMatchObject([
      {
        author: "Ann A.",
        createdAt: "2026-06-01T10:00:00.000Z",
        variantLabel: "small",
        helpfulCount: 3,
        reply: { body: "Thank you.", at: "2026-06-01T10:00:00.000Z", sellerName: fact.shopName },
      },
    ]);
    expect(ratings).toEqual({ "1": 120, "2": 120, "3": 120, "4": 120, "5": 120 });
    expect(await wrongRollups(shop.db)).toEqual([]);
  });

  it("of a product that is not there are an error, and none of the batch is written", async () => {
    const { productId, slug } = await shop.stock([1]);
    await expect(writeReviews(shop.db, [seedRow(slug, 1), seedRow("no-such", 2)])).rejects.toThrow("no-such");
    expect((await shop.visitor.public.review.list({ productId })).items).toEqual([]);
  });
});
