import type { productUpdatedV1 } from "@stallhouse/contracts/events/catalog";
import type { PayloadOf } from "@stallhouse/contracts/event";
import type { ProductId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { CatalogTx } from "../trpc.ts";

type ProductPayload = PayloadOf<typeof productUpdatedV1>;

/**
 * What the product.* facts say of products, as they are in this transaction. An archived one still names its variants, a
 * draft those that are written down whole.
 */
export async function productFacts(tx: CatalogTx, ids: readonly ProductId[]): Promise<ProductPayload[]> {
  const rows = await tx.execute<{ fact: ProductPayload }>(sql`
    select json_build_object(
      'productId', p.id, 'sellerId', p.seller_id, 'title', p.title, 'slug', p.slug, 'currency', p.currency,
      'price', coalesce(p.min_price, 0), 'quantity', coalesce(v.quantity, 0), 'version', p.version, 'onSale', p.on_sale,
      'seller', json_strip_nulls(json_build_object('name', seller.name, 'slug', seller.slug,
        'shippingAmount', seller.shipping_amount, 'country', nullif(seller.country, ''),
        'dispatchDays', json_build_object('min', seller.dispatch_min, 'max', seller.dispatch_max))),
      'variants', coalesce(v.variants, '[]')) as fact
    from products p join sellers seller on seller.id = p.seller_id
      left join lateral (
        select sum(s.available) as quantity, json_agg(json_build_object(
          'variantId', v.id, 'sku', v.sku, 'label', v.label, 'price', v.price, 'priceVersion', v.price_version,
          'available', s.available, 'imageUrl', v.image_url) order by v.position) as variants
        from variants v join stock_levels s on s.variant_id = v.id
        where v.product_id = p.id and (not v.retired or v.archived) and v.price is not null and v.sku <> ''
      ) v on true
    where p.id = any(${sql.param(ids)}::uuid[]) order by p.id`);
  return rows.map(({ fact }) => fact);
}
