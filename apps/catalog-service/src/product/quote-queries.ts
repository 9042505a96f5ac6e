import type { ProductId, SellerId, VariantId } from "@stallhouse/contracts/ids";
import type { CatalogDb } from "../trpc.ts";

/** A variant as it is this moment, for a cart that has not heard of it yet. Prices in minor units. */
export type VariantQuote = {
  variantId: VariantId;
  productId: ProductId;
  sellerId: SellerId;
  sellerName: string;
  sellerSlug: string;
  shippingAmount: number;
  title: string;
  slug: string;
  label: string;
  sku: string;
  imageUrl: string | null;
  price: number;
  priceVersion: number;
  currency: string;
  available: number;
  stockVersion: number;
  productVersion: number;
  onSale: boolean;
};

/** Unknown variants are missing from the answer. */
export async function quoteVariants(_db: CatalogDb, _variantIds: readonly VariantId[]): Promise<VariantQuote[]> {
  throw new Error("not built yet");
}
