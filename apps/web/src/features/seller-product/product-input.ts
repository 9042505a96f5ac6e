import type { CreateProductInput } from "~/api/portal-shapes.ts";
import { checkDraft } from "./check-draft.ts";
import type { FieldErrors } from "./check-draft.ts";
import { parseCount, parseMoney } from "./money-text.ts";
import type { ProductDraft, VariantDraft } from "./product-draft.ts";
import { combinationsOf } from "./variant-matrix.ts";

/** What a form says, in the service's words. Variants carry their id when they exist and their opening stock when not. */
export type ProductFormInput = Omit<CreateProductInput, "variants"> & {
  variants: (Omit<CreateProductInput["variants"][number], "quantity"> & { variantId?: string; quantity: number })[];
};

type Mapped = { input: ProductFormInput; errors?: undefined } | { input?: undefined; errors: FieldErrors };

/** A form without what was left empty: spaces around words, facts nobody filled in. */
export function tidy(draft: ProductDraft): ProductDraft {
  const trimmed = (value: { value: string }) => ({ ...value, value: value.value.trim() });
  return {
    ...draft,
    title: draft.title.trim(),
    summary: draft.summary.trim(),
    description: draft.description.trim(),
    facts: draft.facts
      .map((fact) => ({ ...fact, label: fact.label.trim(), value: fact.value.trim() }))
      .filter(({ label, value }) => label || value),
    options: draft.options.map((option) => ({
      ...option,
      name: option.name.trim(),
      values: option.values.map((value) => ({ ...value, ...trimmed(value) })),
    })),
    variants: draft.variants.map((variant) => ({ ...variant, sku: variant.sku.trim() })),
    pictures: draft.pictures.map((picture) => ({ ...picture, alt: picture.alt.trim() })),
  };
}

/** The input of a tidy form, or what is wrong with which field. */
export function productInputOf(draft: ProductDraft): Mapped {
  const errors = checkDraft(draft);
  if (Object.keys(errors).length > 0) return { errors };
  const { title, summary, description, categorySlug, status } = draft;
  const values = draft.options.flatMap((option) => option.values);
  return {
    input: {
      title,
      summary,
      description,
      categorySlug,
      currency: "EUR",
      status,
      facts: draft.facts.map(({ label, value }) => ({ label, value })),
      options: draft.options.map((option) => ({
        name: option.name,
        values: option.values.map(({ value, color }) => ({ value, color })),
      })),
      pictures: draft.pictures.map(({ url, alt, width, height, valueKey }) => ({
        url,
        alt,
        width,
        height,
        optionValue: values.find(({ key }) => key === valueKey)?.value ?? null,
      })),
      variants: draft.variants.filter(({ isOffered }) => isOffered).map((variant) => variantInput(draft, variant)),
    },
  };
}

function variantInput(draft: ProductDraft, variant: VariantDraft): ProductFormInput["variants"][number] {
  const { variantId, sku, key } = variant;
  const values = combinationsOf(draft.options).find((combination) => combination.key === key)?.values ?? [];
  return {
    ...(variantId && { variantId }),
    sku,
    options: Object.fromEntries(draft.options.map(({ name }, index) => [name, values[index]?.value ?? ""])),
    price: amountOf(variant.price) ?? 0,
    compareAt: variant.compareAt.trim() === "" ? null : (amountOf(variant.compareAt) ?? null),
    quantity: countOf(variant.quantity),
    threshold: countOf(variant.threshold),
  };
}

function amountOf(text: string): number | undefined {
  const parsed = parseMoney(text);
  return "amount" in parsed ? parsed.amount : undefined;
}

function countOf(text: string): number {
  const parsed = parseCount(text, Number.MAX_SAFE_INTEGER);
  return "count" in parsed ? parsed.count : 0;
}
