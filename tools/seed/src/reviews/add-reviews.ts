import { connect } from "@stallhouse/db/connect";
import { productsOnSale } from "../catalogue/products.ts";
import { reviewsFor } from "./reviews.ts";
import type { Review } from "./reviews.ts";
import { writeReviews } from "./write-reviews.ts";
import type { SeedReview } from "./write-reviews.ts";

const dayMs = 24 * 3_600_000;

/** Writes the demo's reviews straight into catalog's database: their authors are nobody who could sign in. */
export async function addReviews(databaseUrl: string, slugs: ReadonlyMap<string, string>): Promise<void> {
  const { db, sql } = connect(databaseUrl, {});
  // Whole days before today, so that a run finished tomorrow writes no second set of the same day.
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  try {
    await writeReviews(
      db,
      reviewsFor(productsOnSale).map((review) => rowOf(review, { today, slug: slugs.get(review.product) ?? "" })),
    );
  } finally {
    await sql.end();
  }
}

function rowOf(review: Review, { today, slug }: { today: number; slug: string }): SeedReview {
  const { author, rating, title, body, daysAgo, variantValues, sellerReply } = review;
  const at = (days: number) => new Date(today - days * dayMs);
  return {
    productSlug: slug,
    author,
    stars: rating,
    title,
    body,
    createdAt: at(daysAgo),
    variantLabel: variantValues?.join(", ") ?? null,
    ...(sellerReply ? { reply: { body: sellerReply.body, at: at(sellerReply.daysAgo) } } : {}),
  };
}
