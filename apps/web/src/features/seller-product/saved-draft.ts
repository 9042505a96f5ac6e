import { moneyText } from "@stallhouse/contracts/forms/numbers";
import type { EditableProduct } from "~/api/portal-shapes.ts";
import { blankVariant } from "./product-draft.ts";
import type { OptionDraft, ProductDraft, VariantDraft } from "./product-draft.ts";
import { combinationsOf } from "./variant-matrix.ts";

/** The form of a product as it was saved. */
export function draftOf(product: EditableProduct): ProductDraft {
  const options = product.options.map(({ name, values }, o) => ({
    key: `o${o}`,
    name,
    values: values.map(({ value, color }, v) => ({ key: `o${o}v${v}`, value, color })),
  }));
  const values = options.flatMap((option) => option.values);
  return {
    title: product.title,
    summary: product.summary,
    description: product.description,
    categorySlug: product.categorySlug,
    attributes: product.attributes,
    status: product.status === "draft" ? "draft" : "active",
    facts: product.facts.map((fact, index) => ({ key: `f${index}`, ...fact })),
    options,
    variants: variantDrafts(product, options),
    pictures: product.pictures.map(({ optionValue, ...picture }, index) => ({
      key: `p${index}`,
      ...picture,
      valueKey: values.find(({ value }) => value === optionValue)?.key ?? "",
    })),
  };
}

function variantDrafts(product: EditableProduct, options: OptionDraft[]): VariantDraft[] {
  return combinationsOf(options).map(({ key, values }) => {
    const variant = product.variants.find((known) =>
      options.every(({ name }, index) => known.options[name] === values[index]?.value),
    );
    if (!variant) return { key, ...blankVariant, isOffered: false };
    const { variantId, sku, price, compareAt, threshold } = variant;
    return {
      key,
      ...blankVariant,
      variantId,
      sku,
      price: price === null ? "" : moneyText(price),
      compareAt: compareAt === null ? "" : moneyText(compareAt),
      threshold: String(threshold),
    };
  });
}
