import { sellerId } from "@stallhouse/contracts/ids";
import { amount } from "@stallhouse/contracts/money";
import { page } from "@stallhouse/contracts/paging";
import { z } from "zod";
import { line } from "./text.ts";

export const slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

const filter = {
  categorySlug: slug.optional(),
  /** Bounds of the lowest price, minor units. */
  minPrice: amount.optional(),
  maxPrice: amount.optional(),
  inStock: z.boolean().optional(),
  ...page,
};

export const listProductsInput = z.strictObject({
  ...filter,
  sellerSlug: slug.optional(),
  sort: z.enum(["newest", "price", "price-desc"]).default("newest"),
});
export type ListProductsInput = z.infer<typeof listProductsInput>;

export const searchProductsInput = z.strictObject({
  ...filter,
  query: line(200),
  sort: z.enum(["relevance", "newest", "price", "price-desc"]).default("relevance"),
});
export type SearchProductsInput = z.infer<typeof searchProductsInput>;

const ownFilter = {
  status: z.enum(["draft", "active", "archived", "blocked"]).optional(),
  query: line(200).optional(),
  ...page,
};
export const listOwnProductsInput = z.strictObject(ownFilter);
export type ListOwnProductsInput = z.infer<typeof listOwnProductsInput>;
export const listAllProductsInput = z.strictObject({ ...ownFilter, sellerId: sellerId.optional() });
export type ListAllProductsInput = z.infer<typeof listAllProductsInput>;
