import type { ReviewId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";

type Marked = { reviewId: ReviewId; helpfulCount: number };

/** Counts a customer's vote for a review, once however often they give it. Nobody votes for their own. */
export async function markHelpful(db: CatalogDb, { customerId }: Customer, reviewId: ReviewId): Promise<Marked> {
  return db.transaction(async (tx) => {
    const [review] = await tx.execute<{ isOwn: boolean }>(sql`
      select r.customer_id = ${customerId} as "isOwn" from reviews r join products p on p.id = r.product_id
      where r.id = ${reviewId} and r.hidden_at is null and p.on_sale for key share of r`);
    if (!review) throw new Refusal("REVIEW_NOT_FOUND");
    if (review.isOwn) throw new Refusal("REVIEW_NOT_ALLOWED");
    await tx.execute(sql`
      insert into review_votes (review_id, customer_id) values (${reviewId}, ${customerId}) on conflict do nothing`);
    const [counted] = await tx.execute<{ helpfulCount: number }>(sql`
      select helpful_count as "helpfulCount" from reviews where id = ${reviewId}`);
    return { reviewId, helpfulCount: counted?.helpfulCount ?? 0 };
  });
}
