import { reviewPublishedV1 } from "@stallhouse/contracts/events/catalog";
import type { PayloadOf } from "@stallhouse/contracts/event";
import { newId } from "@stallhouse/contracts/ids";
import type { ReviewId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { enqueue } from "@stallhouse/messaging/enqueue";
import type { Customer } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { CatalogDb, CatalogTx } from "../trpc.ts";
import type { SaveReviewInput } from "./review-input.ts";

type Published = Omit<PayloadOf<typeof reviewPublishedV1>, "stars" | "title">;

/**
 * Writes a customer's review of a product they bought and received, or changes the one they wrote. The seller is told
 * once per purchase. A review that an admin took off the page stays as it was.
 */
export async function saveReview(
  db: CatalogDb,
  { customerId }: Customer,
  input: SaveReviewInput,
): Promise<{ reviewId: ReviewId }> {
  const { productId, stars, title, body } = input;
  return db.transaction(async (tx) => {
    const [saved] = await tx.execute<{ reviewId: ReviewId; isNew: boolean }>(sql`
      insert into reviews (id, product_id, customer_id, seller_id, author, variant_label, stars, title, body)
      select ${newId<ReviewId>()}, p.id, bought.customer_id, p.seller_id, bought.author, bought.variant_label,
        ${stars}, ${title}, ${body}
      from purchases bought join products p on p.id = bought.product_id
      where bought.customer_id = ${customerId} and bought.product_id = ${productId}
      on conflict (product_id, customer_id) do update set stars = excluded.stars, title = excluded.title,
        body = excluded.body, edited_at = now()
      where reviews.hidden_at is null
      returning id as "reviewId", edited_at is null as "isNew"`);
    if (!saved) throw new Refusal("REVIEW_NOT_ALLOWED");
    const { reviewId, isNew } = saved;
    if (isNew) await announceOnce(tx, { reviewId, customerId, input });
    return { reviewId };
  });
}

type Written = { reviewId: ReviewId; customerId: Customer["customerId"]; input: SaveReviewInput };

async function announceOnce(tx: CatalogTx, { reviewId, customerId, input }: Written): Promise<void> {
  const { productId, stars, title } = input;
  const [published] = await tx.execute<Published>(sql`
    update purchases bought set announced_at = now() from products p
    where bought.customer_id = ${customerId} and bought.product_id = ${productId} and bought.announced_at is null
      and p.id = bought.product_id
    returning ${reviewId}::text as "reviewId", p.id as "productId", p.seller_id as "sellerId",
      p.title as "productTitle", p.slug, bought.author`);
  if (published) await enqueue(tx, reviewPublishedV1, { ...published, stars, title });
}
