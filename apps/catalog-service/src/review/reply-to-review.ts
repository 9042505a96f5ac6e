import type { ReviewId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Seller } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import type { ReplyInput } from "./review-input.ts";

/** Answers a review of a seller's own product, once and for all to read. */
export async function replyToReview(
  db: CatalogDb,
  { sellerId }: Seller,
  { reviewId, body }: ReplyInput,
): Promise<{ reviewId: ReviewId }> {
  return db.transaction(async (tx) => {
    const [review] = await tx.execute<{ reply: string | null }>(sql`
      select reply from reviews where id = ${reviewId} and seller_id = ${sellerId} for no key update`);
    if (!review) throw new Refusal("REVIEW_NOT_FOUND");
    if (review.reply !== null) throw new Refusal("REVIEW_ALREADY_ANSWERED");
    await tx.execute(sql`update reviews set reply = ${body}, replied_at = now() where id = ${reviewId}`);
    return { reviewId };
  });
}
