import type { ReviewId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import type { HideReviewInput } from "./review-input.ts";

type Hidden = { reviewId: ReviewId; hiddenReason: string | null };

/** Takes a review off its product's page and out of its rating. The customer and the seller see why. */
export function hideReview(db: CatalogDb, { reviewId, reason }: HideReviewInput): Promise<Hidden> {
  return setHidden(db, reviewId, reason);
}

/** Puts a review back. */
export function unhideReview(db: CatalogDb, reviewId: ReviewId): Promise<Hidden> {
  return setHidden(db, reviewId, null);
}

async function setHidden(db: CatalogDb, reviewId: ReviewId, hiddenReason: string | null): Promise<Hidden> {
  const changed = await db.execute(sql`
    update reviews set hidden_reason = ${hiddenReason},
      hidden_at = case when ${hiddenReason}::text is not null then coalesce(hidden_at, now()) end
    where id = ${reviewId} returning id`);
  if (changed.length === 0) throw new Refusal("REVIEW_NOT_FOUND");
  return { reviewId, hiddenReason };
}
