export type StockWord = "in" | "low" | "out";
export type Variant = {
  variantId: string;
  label: string;
  options: Readonly<Record<string, string>>;
  price: number;
  compareAt: number | null;
  available: number;
  stock: StockWord;
};
export type ProductPicture = { url: string; alt: string; width: number; height: number; optionValue: string | null };

/** The variant a page opens with: the one asked for, else the first that can be had. */
export function startVariant<V extends Variant>(variants: readonly V[], wanted: string | undefined): V | undefined {
  const inStock = variants.find(({ stock }) => stock !== "out");
  return variants.find(({ variantId }) => variantId === wanted) ?? inStock ?? variants[0];
}

/** The variant with exactly these values, if the seller makes it. */
export function withOptions<V extends Variant>(
  variants: readonly V[],
  chosen: Readonly<Record<string, string>>,
): V | undefined {
  return variants.find(({ options }) => Object.entries(options).every(([name, value]) => chosen[name] === value));
}

/**
 * The variant one lands on by choosing a value: all other choices are kept where that exists, else as many of them as
 * possible, and what can be had before what cannot.
 */
export function afterChoosing<V extends Variant>(
  variants: readonly V[],
  current: V,
  { name, value }: { name: string; value: string },
): V {
  const exact = withOptions(variants, { ...current.options, [name]: value });
  if (exact) return exact;
  const near = variants.filter(({ options }) => options[name] === value);
  const kept = (variant: V) => Object.entries(variant.options).filter(([key, v]) => current.options[key] === v).length;
  const rank = (variant: V) => kept(variant) * 2 + (variant.stock === "out" ? 0 : 1);
  return (
    near.reduce<V | undefined>((best, next) => (best && rank(best) >= rank(next) ? best : next), undefined) ?? current
  );
}

/** The pictures of a variant: those of its own values first, then the ones that show them all. */
export function picturesOf(pictures: readonly ProductPicture[], variant: Variant): ProductPicture[] {
  const values = Object.values(variant.options);
  const own = pictures.filter(({ optionValue }) => optionValue !== null && values.includes(optionValue));
  const common = pictures.filter(({ optionValue }) => optionValue === null);
  return own.length + common.length > 0 ? [...own, ...common] : [...pictures];
}

/** True values only: no urgency is made up. */
export function stockWord({ stock, available }: Pick<Variant, "stock" | "available">): StockWord {
  return available <= 0 ? "out" : stock;
}
