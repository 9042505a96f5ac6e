import { line, slug } from "@stallhouse/contracts/forms/input";
import { sellerId } from "@stallhouse/contracts/ids";
import { amount } from "@stallhouse/contracts/money";
import { page } from "@stallhouse/contracts/paging";
import { z } from "zod";
import { attributeKey } from "../category/attributes.ts";

/** What narrows any public list. Several values of one thing mean either, several things mean all of them. */
const filter = {
  categorySlug: slug.optional(),
  sellerSlugs: z.array(slug).min(1).max(20).optional(),
  attributes: z.record(attributeKey, z.array(line(60)).min(1).max(20)).optional(),
  /** Bounds of the lowest price, minor units. */
  minPrice: amount.optional(),
  maxPrice: amount.optional(),
  /** Average stars at least. */
  minRating: z.int().min(1).max(5).optional(),
  inStock: z.boolean().optional(),
  onOffer: z.boolean().optional(),
};
const filterShape = z.strictObject(filter);
export type Filter = z.infer<typeof filterShape>;

const query = line(200);
/** True takes the query as it is typed, and corrects nothing. */
const exact = z.boolean().optional();

export const listProductsInput = z.strictObject({
  ...filter,
  ...page,
  sort: z.enum(["newest", "price", "price-desc"]).default("newest"),
});
export type ListProductsInput = z.infer<typeof listProductsInput>;

export const searchProductsInput = z.strictObject({
  ...filter,
  ...page,
  query,
  exact,
  sort: z.enum(["relevance", "newest", "price", "price-desc"]).default("relevance"),
});
export type SearchProductsInput = z.infer<typeof searchProductsInput>;

export const facetsInput = z.strictObject({ ...filter, query: query.optional(), exact });
export type FacetsInput = z.infer<typeof facetsInput>;

export const suggestInput = z.strictObject({ query: line(100) });
export type SuggestInput = z.infer<typeof suggestInput>;

export const relatedInput = z.strictObject({ slug, limit: z.int().min(1).max(24).default(8) });
export const bySlugsInput = z.strictObject({ slugs: z.array(slug).max(24) });
export const offersInput = z.strictObject({ after: page.after, limit: z.int().min(1).max(500).default(500) });
export const slugsInput = z.strictObject({ after: page.after, limit: z.int().min(1).max(5_000).default(5_000) });

const ownFilter = {
  status: z.enum(["draft", "active", "archived", "blocked"]).optional(),
  query: line(200).optional(),
  ...page,
};
export const listOwnProductsInput = z.strictObject(ownFilter);
export type ListOwnProductsInput = z.infer<typeof listOwnProductsInput>;
export const listAllProductsInput = z.strictObject({ ...ownFilter, sellerId: sellerId.optional() });
export type ListAllProductsInput = z.infer<typeof listAllProductsInput>;
