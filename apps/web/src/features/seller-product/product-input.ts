import type { FieldFault } from "@stallhouse/contracts/forms/fault";
import { faultOf } from "@stallhouse/contracts/forms/check";
import type { Fields } from "@stallhouse/contracts/forms/fields";
import { readMoney } from "@stallhouse/contracts/forms/numbers";
import { productFaults, productForm } from "@stallhouse/contracts/forms/product";
import type { CreateProductInput } from "~/api/portal-shapes.ts";
import type { Attribute, ProductDraft, VariantDraft } from "./product-draft.ts";
import { combinationsOf } from "./variant-matrix.ts";

/** What a form says, in the service's words. Variants carry their id when they exist and their opening stock when not. */
export type ProductFormInput = Omit<CreateProductInput, "variants" | "attributes"> & {
  attributes: Record<string, string[]>;
  variants: (Omit<CreateProductInput["variants"][number], "quantity"> & { variantId?: string; quantity: number })[];
};

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

/** The input of a tidy form, and what is wrong with which of its fields. The service looks again by the same rules. */
export function productInputOf(draft: ProductDraft, attributes: readonly Attribute[] = []) {
  const { title, summary, description, categorySlug, status } = draft;
  const values = draft.options.flatMap((option) => option.values);
  const input: ProductFormInput = {
    title,
    summary,
    description,
    categorySlug,
    currency: "EUR",
    status,
    attributes: chosenOf(draft, attributes),
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
  };
  return { input, faults: [...fieldFaults(draft), ...inForm(productFaults(input), draft)] };
}

/** The service counts only the variants it was sent; the form shows those that are not offered too. */
export function inForm(faults: readonly FieldFault[], { variants }: ProductDraft): FieldFault[] {
  const rows = variants.flatMap(({ isOffered }, index) => (isOffered ? [index] : []));
  const place = (_all: string, sent: string) => `variants.${rows[Number(sent)] ?? sent}`;
  return faults.map((fault) => ({ ...fault, field: fault.field.replace(/^variants\.(\d+)/, place) }));
}

function fieldFaults(draft: ProductDraft): FieldFault[] {
  const rules: Fields = productForm;
  const variants = draft.variants.map(({ isOffered, quantity, ...variant }) =>
    isOffered ? { ...variant, ...(variant.variantId === undefined && { quantity }) } : {},
  );
  return textsIn({ ...draft, variants }).flatMap(([field, text]) => {
    const rule = rules[field.replaceAll(/\.\d+/g, ".*")];
    const fault = rule && faultOf(rule, text);
    return fault ? [{ field, ...fault }] : [];
  });
}

/** Every text of a form with its path: "facts.0.label". */
function textsIn(part: unknown, path = ""): [path: string, text: string][] {
  if (typeof part === "string") return [[path, part]];
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([name, below]) => textsIn(below, path === "" ? name : `${path}.${name}`));
}

/** What is chosen of the attributes that the category has: another category may have had others. */
function chosenOf({ attributes }: ProductDraft, known: readonly Attribute[]): Record<string, string[]> {
  const chosen = known.map(
    ({ key, values }) => [key, values.filter((value) => attributes[key]?.includes(value))] as const,
  );
  return Object.fromEntries(chosen.filter(([, values]) => values.length > 0));
}

function variantInput(draft: ProductDraft, variant: VariantDraft): ProductFormInput["variants"][number] {
  const { variantId, sku, key } = variant;
  const values = combinationsOf(draft.options).find((combination) => combination.key === key)?.values ?? [];
  return {
    ...(variantId && { variantId }),
    sku,
    options: Object.fromEntries(draft.options.map(({ name }, index) => [name, values[index]?.value ?? ""])),
    price: amountOf(variant.price) ?? null,
    compareAt: amountOf(variant.compareAt) ?? null,
    quantity: Number.parseInt(variant.quantity, 10) || 0,
    threshold: Number.parseInt(variant.threshold, 10) || 0,
  };
}

function amountOf(text: string): number | undefined {
  const read = readMoney(text, Infinity);
  return "amount" in read ? read.amount : undefined;
}
