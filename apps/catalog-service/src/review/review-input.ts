import { input, line, numberOf, paragraphs } from "@stallhouse/contracts/forms/input";
import { reviewForm } from "@stallhouse/contracts/forms/review";
import { productId, reviewId } from "@stallhouse/contracts/ids";
import { page } from "@stallhouse/contracts/paging";
import { z } from "zod";

const stars = numberOf(reviewForm.stars);

export const saveReviewInput = z.strictObject({
  productId,
  stars,
  title: input(reviewForm.title),
  body: input(reviewForm.body),
});
export type SaveReviewInput = z.infer<typeof saveReviewInput>;

export const listReviewsInput = z.strictObject({
  productId,
  stars: stars.optional(),
  sort: z.enum(["helpful", "newest", "lowest"]).default("helpful"),
  ...page,
});
export type ListReviewsInput = z.infer<typeof listReviewsInput>;

export const listOwnReviewsInput = z.strictObject({ answered: z.boolean().optional(), ...page });
export type ListOwnReviewsInput = z.infer<typeof listOwnReviewsInput>;

export const reviewRef = z.strictObject({ reviewId });
export const replyInput = z.strictObject({ reviewId, body: paragraphs(2_000, 1) });
export type ReplyInput = z.infer<typeof replyInput>;
export const hideReviewInput = z.strictObject({ reviewId, reason: line(500) });
export type HideReviewInput = z.infer<typeof hideReviewInput>;
