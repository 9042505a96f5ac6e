import { productId, reviewId } from "@stallhouse/contracts/ids";
import { page } from "@stallhouse/contracts/paging";
import { z } from "zod";
import { line, paragraphs } from "../product/text.ts";

const stars = z.int().min(1).max(5);

/** Turns the direction of what comes after it, and so of what stands beside it on the page. */
const turnsText = /[\u202a-\u202e\u2066-\u2069]/u;
const isStraight = (text: string) => !turnsText.test(text);
const straight = { message: "has characters that turn the direction of text" };

const body = (max: number) => paragraphs(max).min(1).refine(isStraight, straight);

export const saveReviewInput = z.strictObject({
  productId,
  stars,
  title: line(120).refine(isStraight, straight),
  body: body(4_000),
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
export const replyInput = z.strictObject({ reviewId, body: body(2_000) });
export type ReplyInput = z.infer<typeof replyInput>;
export const hideReviewInput = z.strictObject({ reviewId, reason: line(500) });
export type HideReviewInput = z.infer<typeof hideReviewInput>;
