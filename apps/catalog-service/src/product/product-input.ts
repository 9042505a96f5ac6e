import type { Field } from "@stallhouse/contracts/forms/fields";
import { input, line, reportFaults, slug } from "@stallhouse/contracts/forms/input";
import { numberOf } from "@stallhouse/contracts/forms/input";
import { productFaults, productForm } from "@stallhouse/contracts/forms/product";
import { productId, variantId } from "@stallhouse/contracts/ids";
import { priceAmount } from "@stallhouse/contracts/money";
import { picturePath } from "@stallhouse/contracts/picture";
import { z } from "zod";
import { productAttributes } from "../category/attributes.ts";

/** What a draft may wait for, and going on sale demands (`productFaults`). */
const draftable = (field: Field) => z.union([z.literal(""), input(field)]);

const color = z.string().regex(/^#[0-9a-f]{6}$/i);
const optionName = input(productForm["options.*.name"]);
const optionValue = input(productForm["options.*.values.*.value"]);
const option = z.strictObject({
  name: optionName,
  values: z.array(z.strictObject({ value: optionValue, color: color.nullable() })),
});
const picture = z.strictObject({
  /** An uploaded picture or a file of the shop's own: an address of anybody else's must not get in. */
  url: picturePath,
  alt: draftable(productForm["pictures.*.alt"]),
  width: z.int().min(1).max(10_000),
  height: z.int().min(1).max(10_000),
  optionValue: optionValue.nullable(),
});
const variant = {
  sku: draftable(productForm["variants.*.sku"]),
  options: z.record(optionName, optionValue),
  price: priceAmount.nullable(),
  compareAt: priceAmount.nullable(),
  threshold: numberOf(productForm["variants.*.threshold"]),
};
const form = {
  title: input(productForm.title),
  summary: draftable(productForm.summary),
  description: input(productForm.description),
  categorySlug: slug,
  currency: z.literal("EUR"),
  facts: z.array(
    z.strictObject({ label: input(productForm["facts.*.label"]), value: input(productForm["facts.*.value"]) }),
  ),
  options: z.array(option),
  pictures: z.array(picture),
};

export const createProductInput = z
  .strictObject({
    ...form,
    attributes: productAttributes.default({}),
    variants: z.array(z.strictObject({ ...variant, quantity: numberOf(productForm["variants.*.quantity"]) })),
    status: z.enum(["active", "draft"]),
  })
  .superRefine((product, context) => reportFaults(productFaults(product), context));
export type CreateProductInput = z.infer<typeof createProductInput>;

export const updateProductInput = z
  .strictObject({
    ...form,
    productId,
    /** Left out, those it has stay. */
    attributes: productAttributes.optional(),
    /** As read: a form filled in over an older state is refused. */
    version: z.int().min(1),
    variants: z.array(z.strictObject({ ...variant, variantId: variantId.optional() })),
    status: z.enum(["active", "draft"]),
  })
  .superRefine((product, context) => reportFaults(productFaults(product), context));
export type UpdateProductInput = z.infer<typeof updateProductInput>;

export const productRef = z.strictObject({ productId });
export const productSlugRef = z.strictObject({ slug });
export const blockProductInput = z.strictObject({ productId, reason: line(500) });
