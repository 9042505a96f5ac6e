import { newId } from "@stallhouse/contracts/ids";
import type { ProductId, ReviewId, SellerId, UserId } from "@stallhouse/contracts/ids";
import { datedId } from "@stallhouse/db/dated-id";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { purchases, reviews, reviewVotes } from "../schema.ts";
import { openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { aBuyer, aReview, wrongRollups } from "../testing/buyers.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const day = 86_400_000;
const now = Date.parse("2026-06-01T10:00:00.000Z");

type Given = { stars?: number; helpfulCount?: number };

/** Reviews of one product, the first the newest, each of another customer. Answers their titles. */
async function write(productId: ProductId, given: readonly Given[]): Promise<string[]> {
  const rows = given.map(({ stars = 5, helpfulCount = 0 }, place) => {
    const createdAt = new Date(now - place * day);
    const bought = { customerId: newId<UserId>(), productId, author: "Ann A.", variantLabel: "" };
    const id = datedId<ReviewId>(createdAt, `review ${place} of ${productId}`);
    const review = {
      ...bought,
      id,
      sellerId: newId<SellerId>(),
      stars,
      title: `Review ${place}`,
      body: "Words.",
      createdAt,
    };
    const votes = Array.from({ length: helpfulCount }, () => ({ reviewId: id, customerId: newId<UserId>() }));
    return { purchase: { ...bought, deliveredAt: createdAt }, review, votes };
  });
  await shop.db.insert(purchases).values(rows.map(({ purchase }) => purchase));
  await shop.db.insert(reviews).values(rows.map(({ review }) => review));
  const votes = rows.flatMap((row) => row.votes);
  if (votes.length > 0) await shop.db.insert(reviewVotes).values(votes);
  return rows.map(({ review }) => review.title);
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
    const { productId } = await shop.stock([1]);
    const given = Array.from({ length: 40 }, (_, n) => ({ stars: 1 + (n % 5), helpfulCount: (n * 7) % 4 }));
    const titles = await write(productId, given);
    const newest = await walk(productId, { sort: "newest" });
    expect(newest.map(({ title }) => title)).toEqual(titles);
    const helpful = await walk(productId, { sort: "helpful" });
    expect(helpful).toEqual(newest.toSorted((a, b) => b.helpfulCount - a.helpfulCount));
    const lowest = await walk(productId, { sort: "lowest" });
    expect(lowest).toEqual(newest.toSorted((a, b) => a.stars - b.stars));
    const twoStars = await walk(productId, { sort: "newest", stars: 2 });
    expect(twoStars).toEqual(newest.filter(({ stars }) => stars === 2));
  });

  it("takes two statements, distribution included, and the distribution ignores the filter", async () => {
    const { productId } = await shop.stock([1]);
    await write(
      productId,
      [5, 5, 4, 1].map((stars) => ({ stars })),
    );
    shop.readStatements.length = 0;
    const { items, ratings } = await shop.visitor.public.review.list({ productId, stars: 5 });
    expect(shop.readStatements).toHaveLength(2);
    expect([items.length, ratings]).toEqual([2, { "1": 1, "2": 0, "3": 0, "4": 1, "5": 2 }]);
  });

  it("X47 refuses a cursor of another order", async () => {
    const { productId } = await shop.stock([1]);
    await write(productId, [{}, {}]);
    const { nextCursor } = await shop.visitor.public.review.list({ productId, sort: "newest", limit: 1 });
    await expect(
      shop.visitor.public.review.list({ productId, sort: "helpful", after: nextCursor }),
    ).rejects.toMatchObject({ cause: { reason: "INPUT_INVALID" } });
  });

  it("is empty for a product that is not there", async () => {
    expect((await shop.visitor.public.review.list({ productId: newId<ProductId>() })).items).toEqual([]);
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
