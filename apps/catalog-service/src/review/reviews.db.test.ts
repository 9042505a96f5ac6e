import { reviewPublishedV1 } from "@stallhouse/contracts/events/catalog";
import { sellerBlockedV1, sellerUnblockedV1 } from "@stallhouse/contracts/events/identity";
import { newId } from "@stallhouse/contracts/ids";
import type { ProductId } from "@stallhouse/contracts/ids";
import { anActor } from "@stallhouse/service/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFact, openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { aBuyer, aReview, deliveredFact, wrongRollups } from "../testing/buyers.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const refused = (reason: string) => ({ cause: { reason } });
const list = (productId: ProductId) => shop.visitor.public.review.list({ productId });

async function ratingOf(productId: ProductId) {
  const [row] = await shop.db.execute(sql`
    select rating_sum::int as sum, rating_count::int as count from products where id = ${productId}`);
  return row;
}

describe("who may review", () => {
  it("X41 nobody reviews what they did not buy and receive", async () => {
    const { productId } = await shop.stock([1]);
    const { productId: other } = await shop.stock([1]);
    const stranger = shop.as(anActor("user")).customer.review;
    const { way } = await aBuyer(shop, [other]);
    for (const door of [stranger, way]) {
      await expect(door.save(aReview(productId))).rejects.toMatchObject(refused("REVIEW_NOT_ALLOWED"));
    }
    expect((await list(productId)).items).toEqual([]);
  });

  it("a guest signs in first, whatever they bought", async () => {
    const { productId } = await shop.stock([1]);
    const { way } = await aBuyer(shop, [productId], { guest: true });
    await expect(way.save(aReview(productId))).rejects.toMatchObject(refused("GUEST_MUST_SIGN_IN"));
  });

  it("a review is signed with first name and initial, and says which variant it is about", async () => {
    const { productId } = await shop.stock([1]);
    const { way } = await aBuyer(shop, [productId]);
    const { reviewId } = await way.save(aReview(productId, 4));
    const { items, ratings } = await list(productId);
    expect(items).toEqual([
      {
        reviewId,
        stars: 4,
        title: "Holds water",
        body: "And flowers.\nBoth well.",
        author: "Clara M.",
        createdAt: expect.stringMatching(/Z$/),
        editedAt: null,
        isVerified: true,
        variantLabel: "small",
        reply: null,
        helpfulCount: 0,
      },
    ]);
    expect(ratings).toEqual({ "1": 0, "2": 0, "3": 0, "4": 1, "5": 0 });
    expect(await ratingOf(productId)).toEqual({ sum: 4, count: 1 });
  });

  it("I25 a delivery heard twice is one purchase, and only of the seller's part that arrived", async () => {
    const { productId } = await shop.stock([1]);
    const { productId: waiting } = await shop.stock([1]);
    const actor = anActor("user");
    const message = deliveredFact({ userId: actor.userId, productIds: [productId, productId] });
    await Promise.all([shop.hear(message), shop.hear(message)]);
    const mine = await shop.as(actor).customer.review.mine();
    expect(mine).toMatchObject([{ productId, title: "Stoneware jug", onSale: true, review: null }]);
    await expect(shop.as(actor).customer.review.save(aReview(waiting))).rejects.toMatchObject(
      refused("REVIEW_NOT_ALLOWED"),
    );
  });

  it("bought again, the later variant stands; an older fact that comes later changes nothing", async () => {
    const { productId } = await shop.stock([1]);
    const { actor, way } = await aBuyer(shop, [productId], { label: "new", at: new Date("2026-02-02") });
    const late = { label: "old", at: new Date("2026-01-01") };
    await shop.hear(deliveredFact({ userId: actor.userId, productIds: [productId] }, late));
    await way.save(aReview(productId));
    expect((await list(productId)).items).toMatchObject([{ variantLabel: "new" }]);
  });

  it("the product of a fact that catalog does not know is left out", async () => {
    const { productId } = await shop.stock([1]);
    const { way } = await aBuyer(shop, [newId<ProductId>(), productId]);
    expect(await way.mine()).toHaveLength(1);
  });
});

describe("a customer's own review", () => {
  it("can be rewritten; the seller is told once, even when it is removed and written again", async () => {
    const { productId, fact, slug } = await shop.stock([1]);
    const { way } = await aBuyer(shop, [productId]);
    const { reviewId } = await way.save(aReview(productId, 2));
    expect(await way.save({ ...aReview(productId, 5), title: "Better" })).toEqual({ reviewId });
    expect((await list(productId)).items).toMatchObject([{ stars: 5, title: "Better", editedAt: expect.any(String) }]);
    expect(await way.mine()).toMatchObject([{ productId, review: { reviewId, stars: 5, hiddenReason: null } }]);
    await way.remove({ reviewId });
    expect(await ratingOf(productId)).toEqual({ sum: 0, count: 0 });
    await way.save(aReview(productId, 3));
    const told = (await shop.facts(reviewPublishedV1)).filter((published) => published.productId === productId);
    const { sellerId } = fact;
    const review = { reviewId, productId, sellerId, stars: 2, title: "Holds water", author: "Clara M." };
    expect(told).toEqual([{ ...review, productTitle: "Stoneware jug", slug }]);
  });

  it("X25 is nobody else's to remove", async () => {
    const { productId } = await shop.stock([1]);
    const { way } = await aBuyer(shop, [productId]);
    const { way: other } = await aBuyer(shop, [productId]);
    const { reviewId } = await way.save(aReview(productId));
    await expect(other.remove({ reviewId })).rejects.toMatchObject(refused("REVIEW_NOT_FOUND"));
    expect((await list(productId)).items).toHaveLength(1);
  });

  it("two saves at once leave one review, told once", async () => {
    const { productId } = await shop.stock([1]);
    const { way } = await aBuyer(shop, [productId]);
    const saved = await Promise.all([1, 2, 3, 4, 5].map((stars) => way.save(aReview(productId, stars))));
    expect(new Set(saved.map(({ reviewId }) => reviewId)).size).toBe(1);
    expect((await list(productId)).items).toHaveLength(1);
    expect((await shop.facts(reviewPublishedV1)).filter((fact) => fact.productId === productId)).toHaveLength(1);
    expect(await wrongRollups(shop.db)).toEqual([]);
  });

  it.each([
    ["no star", { stars: 0 }],
    ["six stars", { stars: 6 }],
    ["half a star", { stars: 2.5 }],
    ["no title", { title: "  " }],
    ["no words", { body: "\n" }],
    ["a title over two lines", { title: "a\nb" }],
    ["a zero byte", { body: "a\u0000" }],
    ["half a character", { body: "\ud800" }],
    ["letters that turn the text round", { title: "\u202egood" }],
    ["a book", { body: "x".repeat(4_001) }],
  ])("X37 X38 is refused with %s", async (_what, wrong) => {
    const { productId } = await shop.stock([1]);
    const { way } = await aBuyer(shop, [productId]);
    await expect(way.save({ ...aReview(productId), ...wrong })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("moderation", () => {
  it("a hidden review is off the page and out of the rating, and cannot be written round", async () => {
    const { productId, seller } = await shop.stock([1]);
    const { way } = await aBuyer(shop, [productId]);
    await (await aBuyer(shop, [productId])).way.save(aReview(productId, 2));
    const { reviewId } = await way.save(aReview(productId, 5));
    await shop.admin.admin.review.hide({ reviewId, reason: "Names a person" });
    const { items, ratings } = await list(productId);
    expect([items.length, ratings["5"], await ratingOf(productId)]).toEqual([1, 0, { sum: 2, count: 1 }]);
    await expect(way.save(aReview(productId))).rejects.toMatchObject(refused("REVIEW_NOT_ALLOWED"));
    await expect(way.remove({ reviewId })).rejects.toMatchObject(refused("REVIEW_NOT_FOUND"));
    const { way: voter } = await aBuyer(shop, [productId]);
    await expect(voter.markHelpful({ reviewId })).rejects.toMatchObject(refused("REVIEW_NOT_FOUND"));
    expect(await way.mine()).toMatchObject([{ review: { hiddenReason: "Names a person" } }]);
    const own = await seller.seller.review.list({});
    expect(own.items.find((review) => review.reviewId === reviewId)).toMatchObject({ hiddenReason: "Names a person" });
    await shop.admin.admin.review.unhide({ reviewId });
    expect(await ratingOf(productId)).toEqual({ sum: 7, count: 2 });
  });

  it("CA-13 a blocked seller's reviews vanish with the product, and come back with it", async () => {
    const { productId, fact } = await shop.stock([1]);
    const { way } = await aBuyer(shop, [productId]);
    const { reviewId } = await way.save(aReview(productId));
    await shop.hear(aFact(sellerBlockedV1, { ...fact, reason: "Copies" }));
    const { items, ratings } = await list(productId);
    expect([items, ratings]).toEqual([[], { "1": 0, "2": 0, "3": 0, "4": 0, "5": 0 }]);
    const { way: voter } = await aBuyer(shop, [productId]);
    await expect(voter.markHelpful({ reviewId })).rejects.toMatchObject(refused("REVIEW_NOT_FOUND"));
    expect(await way.mine()).toMatchObject([{ onSale: false, review: { reviewId } }]);
    await shop.hear(aFact(sellerUnblockedV1, fact));
    expect((await list(productId)).items).toHaveLength(1);
  });

  it("the database keeps rating, votes and replies: no statement of the service can set them", async () => {
    const { productId, seller } = await shop.stock([1]);
    const { way } = await aBuyer(shop, [productId]);
    const { reviewId } = await way.save(aReview(productId));
    await (await aBuyer(shop, [productId])).way.markHelpful({ reviewId });
    await seller.seller.review.reply({ reviewId, body: "Thanks" });
    const forgeries = [
      sql`update products set rating_sum = 500, rating_count = 100 where id = ${productId}`,
      sql`update reviews set helpful_count = 99 where id = ${reviewId}`,
      sql`delete from review_votes where review_id = ${reviewId}`,
      sql`update reviews set reply = 'Something else' where id = ${reviewId}`,
      sql`update reviews set customer_id = ${newId()} where id = ${reviewId}`,
    ];
    for (const forgery of forgeries) {
      await expect(shop.db.execute(forgery)).rejects.toMatchObject({ cause: { code: "23001" } });
    }
    await way.remove({ reviewId });
    expect(await wrongRollups(shop.db)).toEqual([]);
  });
});

describe("a seller's reply", () => {
  it("is given once, even by two at once, and read by everybody with the shop's name", async () => {
    const { productId, seller, fact } = await shop.stock([1]);
    const { way } = await aBuyer(shop, [productId]);
    const { reviewId } = await way.save(aReview(productId));
    const say = (body: string) => seller.seller.review.reply({ reviewId, body });
    const tries = await Promise.allSettled([say("Thank you"), say("Thanks")]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(say("Again")).rejects.toMatchObject(refused("REVIEW_ALREADY_ANSWERED"));
    const reply = { body: expect.stringMatching(/^Thank/), at: expect.any(String), sellerName: fact.shopName };
    expect((await list(productId)).items).toMatchObject([{ reply }]);
    expect(await way.mine()).toMatchObject([{ review: { reply } }]);
    const answered = async (is: boolean) => (await seller.seller.review.list({ answered: is })).items.length;
    expect([await answered(true), await answered(false)]).toEqual([1, 0]);
  });

  it("X26 is the product's own seller's to give", async () => {
    const { productId } = await shop.stock([1]);
    const { seller: stranger } = await shop.openStall();
    const { way } = await aBuyer(shop, [productId]);
    const { reviewId } = await way.save(aReview(productId));
    await expect(stranger.seller.review.reply({ reviewId, body: "Ha" })).rejects.toMatchObject(
      refused("REVIEW_NOT_FOUND"),
    );
    expect((await stranger.seller.review.list({})).items).toEqual([]);
  });
});
