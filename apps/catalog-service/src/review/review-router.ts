import { z } from "zod";
import { adminProcedure, memberProcedure, publicProcedure, sellerProcedure } from "../trpc.ts";
import { hideReview, unhideReview } from "./hide-review.ts";
import { markHelpful } from "./mark-helpful.ts";
import { removeReview } from "./remove-review.ts";
import { replyToReview } from "./reply-to-review.ts";
import {
  hideReviewInput,
  listOwnReviewsInput,
  listReviewsInput,
  replyInput,
  reviewRef,
  saveReviewInput,
} from "./review-input.ts";
import { listOwnReviews, listReviewable, listReviews } from "./review-queries.ts";
import { saveReview } from "./save-review.ts";

/** The doors of reviews, by who may enter. */
export const reviewDoors = {
  public: {
    list: publicProcedure.input(listReviewsInput).query(({ ctx, input }) => listReviews(ctx.reads, input)),
  },
  customer: {
    save: memberProcedure.input(saveReviewInput).mutation(({ ctx, input }) => saveReview(ctx.db, ctx.customer, input)),
    mine: memberProcedure
      .input(z.strictObject({}).optional())
      .query(({ ctx }) => listReviewable(ctx.db, ctx.customer.customerId)),
    remove: memberProcedure
      .input(reviewRef)
      .mutation(({ ctx, input }) => removeReview(ctx.db, ctx.customer, input.reviewId)),
    markHelpful: memberProcedure
      .input(reviewRef)
      .mutation(({ ctx, input }) => markHelpful(ctx.db, ctx.customer, input.reviewId)),
  },
  seller: {
    list: sellerProcedure
      .input(listOwnReviewsInput)
      .query(({ ctx, input }) => listOwnReviews(ctx.db, ctx.seller, input)),
    reply: sellerProcedure.input(replyInput).mutation(({ ctx, input }) => replyToReview(ctx.db, ctx.seller, input)),
  },
  admin: {
    hide: adminProcedure.input(hideReviewInput).mutation(({ ctx, input }) => hideReview(ctx.db, input)),
    unhide: adminProcedure.input(reviewRef).mutation(({ ctx, input }) => unhideReview(ctx.db, input.reviewId)),
  },
};
