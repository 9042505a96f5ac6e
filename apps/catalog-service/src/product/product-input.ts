import { productId, variantId } from "@stallhouse/contracts/ids";
import { priceAmount } from "@stallhouse/contracts/money";
import { picturePath } from "@stallhouse/contracts/picture";
import { z } from "zod";
import { productAttributes } from "../category/attributes.ts";
import { slug } from "./product-filter.ts";
import { formFaults } from "./form-faults.ts";
import { line, paragraphs } from "./text.ts";

const color = z.string().regex(/^#[0-9a-f]{6}$/i);
const option = z.strictObject({
  name: line(40),
  values: z
    .array(z.strictObject({ value: line(60), color: color.nullable() }))
    .min(1)
    .max(40),
});
const picture = z.strictObject({
  /** An uploaded picture or a file of the shop's own: an address of anybody else's must not get in. */
  url: picturePath,
  /** A draft may wait for its words. */
  alt: z.union([z.literal(""), line(200)]),
  width: z.int().min(1).max(10_000),
  height: z.int().min(1).max(10_000),
  optionValue: line(60).nullable(),
});
const variant = {
  sku: line(64),
  options: z.record(line(40), line(60)),
  price: priceAmount,
  compareAt: priceAmount.nullable(),
  threshold: z.int().min(0).max(100_000),
};
const form = {
  title: line(140),
  summary: line(280),
  description: paragraphs(8_000),
  categorySlug: slug,
  currency: z.literal("EUR"),
  facts: z.array(z.strictObject({ label: line(60), value: line(200) })).max(30),
  options: z.array(option).max(3),
  pictures: z.array(picture).max(24),
};

export const createProductInput = z
  .strictObject({
    ...form,
    attributes: productAttributes.default({}),
    variants: z
      .array(z.strictObject({ ...variant, quantity: z.int().min(0).max(1_000_000) }))
      .min(1)
      .max(100),
    status: z.enum(["active", "draft"]),
  })
  .superRefine(reportFaults);
export type CreateProductInput = z.infer<typeof createProductInput>;

export const updateProductInput = z
  .strictObject({
    ...form,
    productId,
    /** Left out, those it has stay. */
    attributes: productAttributes.optional(),
    /** As read: a form filled in over an older state is refused. */
    version: z.int().min(1),
    variants: z
      .array(z.strictObject({ ...variant, variantId: variantId.optional() }))
      .min(1)
      .max(100),
    status: z.enum(["active", "draft"]),
  })
  .superRefine(reportFaults);
export type UpdateProductInput = z.infer<typeof updateProductInput>;

export const productRef = z.strictObject({ productId });
export const productSlugRef = z.strictObject({ slug });
export const blockProductInput = z.strictObject({ productId, reason: line(500) });

function reportFaults(product: Parameters<typeof formFaults>[0], context: z.RefinementCtx): void {
  for (const fault of formFaults(product)) context.addIssue({ code: "custom", ...fault });
}
