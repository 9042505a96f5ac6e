import type { ProductDetail } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";

type Product = Pick<ProductDetail, "slug" | "currency">;
type Variant = Pick<ProductDetail["variants"][number], "variantId" | "price" | "stock">;

/** What others are told of a variant, in JSON-LD and in the feed: where it is, what it costs, whether it can be had. */
export function offerFacts({ slug, currency }: Product, { variantId, price, stock }: Variant, origin: string) {
  return {
    url: origin + paths.product(slug, variantId),
    price: decimal(price),
    currency,
    isInStock: stock !== "out",
  };
}

/** Minor units as schema.org and feeds want them: 5290 → "52.90". */
export function decimal(amount: number): string {
  const cents = amount % 100;
  return `${(amount - cents) / 100}.${String(cents).padStart(2, "0")}`;
}
