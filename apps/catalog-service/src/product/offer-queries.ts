import type { ProductId } from "@stallhouse/contracts/ids";
import type { Page } from "@stallhouse/contracts/paging";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import { decodeCursor, pageOf } from "./page-cursor.ts";
import type { ProductOffers } from "./product-view.ts";

/** Everything on sale with what it costs variant by variant, oldest first: for lists that others make of our goods. */
export async function listOffers(
  db: CatalogDb,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<ProductOffers>> {
  const cursor = decodeCursor(after, "offers");
  const rows = await db.execute<ProductOffers & { id: ProductId }>(sql`
    select p.id, p.id as "productId", p.slug, p.title, p.summary, p.currency,
      p.pictures,
      array_remove(array[above.name, c.name], null) as category,
      json_build_object('name', seller.name, 'country', seller.country, 'shippingAmount', seller.shipping_amount) as seller,
      (select json_agg(json_build_object('variantId', v.id, 'sku', v.sku, 'label', v.label, 'options', v.options, 'price', v.price,
          'compareAt', v.compare_at,
          'stock', case when s.available = 0 then 'out' when s.available <= v.threshold then 'low' else 'in' end)
          order by v.position)
        from variants v join stock_levels s on s.variant_id = v.id
        where v.product_id = p.id and not v.retired) as variants
    from products p join sellers seller on seller.id = p.seller_id join categories c on c.id = p.category_id
      left join categories above on above.id = c.parent_id
    where p.on_sale ${cursor ? sql`and p.id > ${cursor.id}` : sql``} order by p.id limit ${limit + 1}`);
  return pageOf([...rows], limit, {
    item: ({ id: _id, ...offers }) => offers,
    place: ({ id }) => ({ sort: "offers", value: null, id }),
  });
}
