import { moneyText } from "@stallhouse/contracts/forms/numbers";
import type { EditableProduct } from "~/api/portal-shapes.ts";
import { combinationsOf } from "./variant-matrix.ts";

/** One thing the products of a category are told apart by: what customers narrow a list with. */
export type Attribute = { key: string; label: string; values: readonly string[] };

/** The form as it is being typed: everything text, nothing decided. Keys tell parts apart while their names change. */
export type ValueDraft = { key: string; value: string; color: string | null };
export type OptionDraft = { key: string; name: string; values: ValueDraft[] };
type FactDraft = { key: string; label: string; value: string };
export type PictureDraft = {
  key: string;
  url: string;
  alt: string;
  /** The key of the value whose variants it shows; empty: all. */
  valueKey: string;
  /** Of the picture itself, in pixels. */
  width: number;
  height: number;
};
export type VariantDraft = {
  /** The keys of its values in the options' order. */
  key: string;
  variantId?: string;
  /** A seller need not make every combination. */
  isOffered: boolean;
  sku: string;
  price: string;
  compareAt: string;
  /** Only of a variant that is new. */
  quantity: string;
  threshold: string;
};
export type ProductDraft = {
  title: string;
  summary: string;
  description: string;
  categorySlug: string;
  /** Values by the key of an attribute. */
  attributes: Readonly<Record<string, readonly string[]>>;
  status: "active" | "draft";
  facts: FactDraft[];
  options: OptionDraft[];
  variants: VariantDraft[];
  pictures: PictureDraft[];
};

const defaultThreshold = "3";

export const blankVariant: Omit<VariantDraft, "key"> = {
  isOffered: true,
  sku: "",
  price: "",
  compareAt: "",
  quantity: "0",
  threshold: defaultThreshold,
};

export function blankDraft(): ProductDraft {
  return {
    title: "",
    summary: "",
    description: "",
    categorySlug: "",
    attributes: {},
    status: "draft",
    facts: [],
    options: [],
    variants: [{ key: "", ...blankVariant }],
    pictures: [],
  };
}

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
