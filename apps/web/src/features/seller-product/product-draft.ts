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
