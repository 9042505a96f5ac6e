import { createHash } from "node:crypto";
import * as schema from "@stallhouse/catalog-service/schema";
import type { ReviewId, UserId } from "@stallhouse/contracts/ids";
import { datedId } from "@stallhouse/db/dated-id";
import { insertRows } from "@stallhouse/db/recordset";
import { sql } from "drizzle-orm";
import { insertAll } from "../seed-db.ts";
import type { SeedDb } from "../seed-db.ts";

/** A review of the demo data, as if its author had bought the product, received it and written. */
export type SeedReview = {
  productSlug: string;
  /** As shown: "Clara M." */
  author: string;
  /** 1 to 5. */
  stars: number;
  title: string;
  body: string;
  createdAt: Date;
  variantLabel: string | null;
  reply?: { body: string; at: Date };
  /** How many found it helpful. */
  helpfulCount?: number;
};

/**
 * Writes reviews with the purchases and votes they stand on; the database rolls up ratings and votes as ever. Nobody is
 * told. The same review given again changes nothing, so that a run cut short can be finished. Throws for a product that
 * is not there.
 * @returns how many were new.
 */
export async function writeReviews(db: SeedDb, reviews: readonly SeedReview[]): Promise<number> {
  const { id, slug, sellerId } = schema.products;
  const products = await db.select({ id, slug, sellerId }).from(schema.products);
  const bySlug = new Map(products.map((product) => [product.slug, product]));
  const rows = reviews.map((review) => {
    const product = bySlug.get(review.productSlug);
    if (!product) throw new Error(`no product ${review.productSlug} to review`);
    return rowsOf(review, product);
  });
  return await db.transaction(async (tx) => {
    const purchases = rows.map(({ purchase }) => purchase);
    const written = rows.map(({ review }) => review);
    await tx.execute(sql`${insertRows(schema.purchases, purchases)} on conflict do nothing`);
    const added = await tx.execute<{ id: ReviewId }>(
      sql`${insertRows(schema.reviews, written)} on conflict do nothing returning id`,
    );
    const fresh = new Set(added.map(({ id }) => id));
    await insertAll(
      tx,
      schema.reviewVotes,
      rows.flatMap(({ review, votes }) => (fresh.has(review.id) ? votes : [])),
    );
    return added.length;
  });
}

const dayMs = 24 * 3_600_000;

function rowsOf(given: SeedReview, product: Pick<typeof schema.products.$inferSelect, "id" | "sellerId">) {
  const { productSlug, author, createdAt, title, body, stars, reply, helpfulCount = 0 } = given;
  const name = [productSlug, author, createdAt.toISOString(), title].join("\n");
  const id = datedId<ReviewId>(createdAt, `review ${name}`);
  const customerId = datedId<UserId>(createdAt, `customer ${name}`);
  const bought = { customerId, productId: product.id, author, variantLabel: given.variantLabel ?? "" };
  const replied = { reply: reply?.body ?? null, repliedAt: reply?.at ?? null };
  return {
    purchase: { ...bought, deliveredAt: new Date(createdAt.getTime() - 2 * dayMs), announcedAt: createdAt },
    review: { ...bought, id, sellerId: product.sellerId, stars, title, body, createdAt, ...replied },
    votes: Array.from({ length: helpfulCount }, (_, place) => ({ reviewId: id, customerId: voter(id, place + 1) })),
  };
}

/** Nobody who could sign in. */
function voter(review: ReviewId, place: number): UserId {
  const hex = createHash("md5").update(`${review}${place}`).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-") as UserId;
}
