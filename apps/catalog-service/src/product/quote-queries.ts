import type { ProductId, SellerId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import type { DispatchDays } from "./product-view.ts";

/** A variant as it is this moment, for a cart that has not heard of it yet. Prices in minor units. */
export type VariantQuote = {
  variantId: VariantId;
  productId: ProductId;
  sellerId: SellerId;
  sellerName: string;
  sellerSlug: string;
  shippingAmount: number;
  sellerCountry: string | null;
  dispatchDays: DispatchDays;
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
export async function quoteVariants(db: CatalogDb, variantIds: readonly VariantId[]): Promise<VariantQuote[]> {
  const rows = await db.execute<VariantQuote>(sql`
    select v.id as "variantId", p.id as "productId", p.seller_id as "sellerId", seller.name as "sellerName",
      seller.slug as "sellerSlug", seller.shipping_amount::float8 as "shippingAmount",
      nullif(seller.country, '') as "sellerCountry",
      json_build_object('min', seller.dispatch_min, 'max', seller.dispatch_max) as "dispatchDays", p.title, p.slug, v.label, v.sku,
      v.image_url as "imageUrl", v.price::float8 as price, v.price_version as "priceVersion", p.currency,
      s.available, s.version as "stockVersion", p.version as "productVersion", p.on_sale and not v.retired as "onSale"
    from variants v join products p on p.id = v.product_id join sellers seller on seller.id = p.seller_id
      join stock_levels s on s.variant_id = v.id
    where v.id = any(${sql.param(variantIds)}::uuid[])`);
  return [...rows];
}
