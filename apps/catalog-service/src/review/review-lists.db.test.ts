import { newId } from "@stallhouse/contracts/ids";
import type { ProductId } from "@stallhouse/contracts/ids";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openShop } from "../test-shop.ts";
import type { Shop } from "../test-shop.ts";
import { seedReviews } from "./seed-reviews.ts";
import type { SeedReview } from "./seed-reviews.ts";
import { aBuyer, aReview, wrongRollups } from "./test-buyers.ts";

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

type Sort = "helpful" | "newest" | "lowest";

/** Every review of a product, page by page. */
async function walk(productId: ProductId, filter: { sort: Sort; stars?: number }) {
  const seen: { title: string; stars: number; helpfulCount: number }[] = [];
  let after: string | undefined;
  do {
    const page = await shop.visitor.public.review.list({ productId, ...filter, limit: 7, after });
    seen.push(...page.items);
    after = page.nextCursor;
  } while (after);
  return seen;
}

describe("the list of reviews", () => {
  it("pages through every review once, in each order, and filters by stars", async () => {
    const { productId, slug } = await shop.stock([1]);
    const rows = Array.from({ length: 40 }, (_, n) => seedRow(slug, n, { helpfulCount: (n * 7) % 4 }));
    expect(await seedReviews(shop.db, rows)).toBe(40);
    const newest = await walk(productId, { sort: "newest" });
    expect(newest.map(({ title }) => title)).toEqual(rows.map(({ title }) => title));
    const helpful = await walk(productId, { sort: "helpful" });
    expect(helpful).toEqual(newest.toSorted((a, b) => b.helpfulCount - a.helpfulCount));
    const lowest = await walk(productId, { sort: "lowest" });
    expect(lowest).toEqual(newest.toSorted((a, b) => a.stars - b.stars));
    const twoStars = await walk(productId, { sort: "newest", stars: 2 });
    expect(twoStars).toEqual(newest.filter(({ stars }) => stars === 2));
  });

  it("takes two statements, distribution included, and the distribution ignores the filter", async () => {
    const { productId, slug } = await shop.stock([1]);
    await seedReviews(
      shop.db,
      [5, 5, 4, 1].map((stars, n) => seedRow(slug, n, { stars })),
    );
    shop.readStatements.length = 0;
    const { items, ratings } = await shop.visitor.public.review.list({ productId, stars: 5 });
    expect(shop.readStatements).toHaveLength(2);
    expect([items.length, ratings]).toEqual([2, { "1": 1, "2": 0, "3": 0, "4": 1, "5": 2 }]);
  });

  it("X47 refuses a cursor of another order", async () => {
    const { productId, slug } = await shop.stock([1]);
    await seedReviews(shop.db, [seedRow(slug, 0), seedRow(slug, 1)]);
    const { nextCursor } = await shop.visitor.public.review.list({ productId, sort: "newest", limit: 1 });
    await expect(
      shop.visitor.public.review.list({ productId, sort: "helpful", after: nextCursor }),
    ).rejects.toMatchObject({ cause: { reason: "INPUT_INVALID" } });
  });

  it("is empty for a product that is not there", async () => {
    expect((await shop.visitor.public.review.list({ productId: newId<ProductId>() })).items).toEqual([]);
  });
});

describe("demo reviews", () => {
  it("are written with their purchases, votes and replies, and a second run changes nothing", async () => {
    const { productId, slug, fact } = await shop.stock([1]);
    const reply = { body: "Thank you.", at: new Date(now) };
    const rows = Array.from({ length: 600 }, (_, n) => seedRow(slug, n, n === 0 ? { reply, helpfulCount: 3 } : {}));
    expect(await seedReviews(shop.db, rows)).toBe(600);
    expect(await seedReviews(shop.db, rows)).toBe(0);
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
    await expect(seedReviews(shop.db, [seedRow(slug, 1), seedRow("no-such", 2)])).rejects.toThrow("no-such");
    expect((await shop.visitor.public.review.list({ productId })).items).toEqual([]);
  });
});

describe("votes", () => {
  it("count once per customer, never for one's own review, and at once for many", async () => {
    const { productId } = await shop.stock([1]);
    const { way } = await aBuyer(shop, [productId]);
    const { reviewId } = await way.save(aReview(productId));
    await expect(way.markHelpful({ reviewId })).rejects.toMatchObject({ cause: { reason: "REVIEW_NOT_ALLOWED" } });
    const voters = await Promise.all(Array.from({ length: 6 }, () => aBuyer(shop, [productId])));
    await Promise.all(voters.flatMap(({ way: voter }) => [0, 1].map(() => voter.markHelpful({ reviewId }))));
    const again = await voters[0]?.way.markHelpful({ reviewId });
    expect(again).toEqual({ reviewId, helpfulCount: 6 });
    expect(await wrongRollups(shop.db)).toEqual([]);
  });
});

/** The same run for the same seed. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * sides);
  };
}

it("roll-ups equal a recount after everybody did everything at once", async () => {
  const products = await Promise.all([1, 2, 3].map(async () => (await shop.stock([1])).productId));
  const buyers = await Promise.all(Array.from({ length: 8 }, () => aBuyer(shop, products)));
  const roll = dice(4_711);
  const known: Parameters<typeof shop.admin.admin.review.unhide>[0]["reviewId"][] = [];
  const faults: unknown[] = [];
  const act = async () => {
    const buyer = buyers[roll(buyers.length)];
    const productId = products[roll(products.length)];
    const reviewId = known[roll(Math.max(1, known.length))];
    const what = roll(6);
    if (!buyer || !productId) throw new Error("no such one");
    if (what < 3 || !reviewId) known.push((await buyer.way.save(aReview(productId, 1 + roll(5)))).reviewId);
    else if (what === 3) await buyer.way.remove({ reviewId });
    else if (what === 4) await buyer.way.markHelpful({ reviewId });
    else if (roll(2) === 0) await shop.admin.admin.review.hide({ reviewId, reason: "Now and then" });
    else await shop.admin.admin.review.unhide({ reviewId });
  };
  for (let round = 0; round < 30; round++) {
    const ends = await Promise.allSettled(Array.from({ length: 8 }, act));
    const rejected = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    faults.push(...rejected.filter((error) => !String(error.cause?.reason).startsWith("REVIEW_")));
  }
  expect(faults).toEqual([]);
  expect(await wrongRollups(shop.db)).toEqual([]);
  expect(known.length).toBeGreaterThan(50);
});
