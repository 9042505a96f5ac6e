import type { ReviewId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";

/**
 * Takes a customer's own review back, with its reply and its votes. One that an admin took off the page stays there:
 * removing it would let it be written again.
 */
export async function removeReview(
  db: CatalogDb,
  { customerId }: Customer,
  reviewId: ReviewId,
): Promise<{ reviewId: ReviewId }> {
  const removed = await db.execute(sql`
    delete from reviews where id = ${reviewId} and customer_id = ${customerId} and hidden_at is null returning id`);
  if (removed.length === 0) throw new Refusal("REVIEW_NOT_FOUND");
  return { reviewId };
}
