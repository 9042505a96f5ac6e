import type { Option, ProductPicture } from "./product-view.ts";

type Form = { options: readonly Option[]; pictures: readonly ProductPicture[] };
type VariantForm = {
  sku: string;
  options: Record<string, string>;
  price: number | null;
  compareAt: number | null;
  threshold: number;
};

/** What is written of a variant: its form, and what follows from the product's options and pictures. */
export function variantRow(product: Form, variant: VariantForm, position: number) {
  const values = product.options.flatMap(({ name }) => variant.options[name] ?? []);
  const own = product.pictures.find(({ optionValue }) => optionValue !== null && values.includes(optionValue));
  const { sku, options, price, compareAt, threshold } = variant;
  return {
    sku,
    options,
    price,
    compareAt,
    threshold,
    position,
    label: values.join(", "),
    imageUrl: (own ?? product.pictures[0])?.url ?? null,
  };
}

/** What a card says of the prices: the range, and what the cheapest variant cost before; null where none is written yet. */
export function priceRange(variants: readonly VariantForm[]) {
  const byPrice = variants
    .flatMap(({ price, compareAt }) => (price === null ? [] : [{ price, compareAt }]))
    .toSorted((a, b) => a.price - b.price);
  return {
    minPrice: byPrice[0]?.price ?? null,
    maxPrice: byPrice.at(-1)?.price ?? null,
    compareAt: byPrice[0]?.compareAt ?? null,
  };
}
