import type { ProductCardData } from "~/api/shapes.ts";

export type SellerFacts = { name: string; slug: string; count: number; products: ProductCardData[] };

/** Who sells what is listed, in the order of their first product, each with a few pictures to show. */
export function sellersOf(products: readonly ProductCardData[], pictures = 3): SellerFacts[] {
  const sellers = new Map<string, SellerFacts>();
  for (const product of products) {
    const { sellerName: name, sellerSlug: slug } = product;
    const seller = sellers.get(slug) ?? { name, slug, count: 0, products: [] };
    seller.count++;
    if (product.image && seller.products.length < pictures) seller.products.push(product);
    sellers.set(slug, seller);
  }
  return [...sellers.values()];
}
