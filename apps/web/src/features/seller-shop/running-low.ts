import type { EditableProduct, OwnProduct } from "~/api/portal-shapes.ts";

/** "7", or "100+" when the list it was counted from goes on. */
export function countText({
  items,
  nextCursor,
}: {
  items: readonly unknown[];
  nextCursor?: string | undefined;
}): string {
  return `${items.length}${nextCursor ? "+" : ""}`;
}

/** The products to look at for low variants: those with the fewest units per variant come first. */
export function scarcest(products: readonly OwnProduct[], most: number): OwnProduct[] {
  const perVariant = ({ stockTotal, variantCount }: OwnProduct) => stockTotal / Math.max(1, variantCount);
  return [...products].sort((one, other) => perVariant(one) - perVariant(other)).slice(0, most);
}

export type LowVariant = {
  productId: string;
  title: string;
  label: string;
  sku: string;
  available: number;
  threshold: number;
};

/** Variants at or under their mark, the sold-out ones first. */
export function lowVariants(
  products: readonly Pick<EditableProduct, "productId" | "title" | "options" | "variants">[],
): LowVariant[] {
  return products
    .flatMap(({ productId, title, options, variants }) =>
      variants
        .filter(({ available, threshold }) => available <= threshold)
        .map(({ sku, available, threshold, options: chosen }) => ({
          productId,
          title,
          label: options.map(({ name }) => chosen[name]).join(" · "),
          sku,
          available,
          threshold,
        })),
    )
    .sort((one, other) => one.available - other.available || one.title.localeCompare(other.title, "en"));
}
