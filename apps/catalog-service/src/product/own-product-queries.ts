import type { ProductId } from "@stallhouse/contracts/ids";
import type { Page } from "@stallhouse/contracts/paging";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Seller } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import { decodeCursor, pageOf } from "./page-cursor.ts";
import { imageOf } from "./product-card.ts";
import type { ListAllProductsInput, ListOwnProductsInput } from "./product-filter.ts";
import type { AdminProduct, EditableProduct, ProductPicture, ProductStatus, SellerProduct } from "./product-view.ts";

type Row = Omit<AdminProduct, "image"> & { picture: ProductPicture | null };

/** A block stands above what the seller wants with the product. */
const shownStatus = sql`case when p.blocked_reason is not null and p.status <> 'archived' then 'blocked' else p.status end`;

/** A seller's own products, newest first. */
export async function listOwnProducts(
  db: CatalogDb,
  { sellerId }: Seller,
  input: ListOwnProductsInput,
): Promise<Page<SellerProduct>> {
  const page = await listWhere(db, input, sql`p.seller_id = ${sellerId}`);
  return {
    ...page,
    items: page.items.map(({ sellerId: _id, sellerName: _name, onSale: _onSale, ...product }) => product),
  };
}

/** Everybody's products, newest first. */
export async function listAllProducts(db: CatalogDb, input: ListAllProductsInput): Promise<Page<AdminProduct>> {
  return listWhere(db, input, input.sellerId === undefined ? sql`true` : sql`p.seller_id = ${input.sellerId}`);
}

async function listWhere(db: CatalogDb, input: ListOwnProductsInput, owner: SQL): Promise<Page<AdminProduct>> {
  const { status, query, limit } = input;
  const cursor = decodeCursor(input.after, "newest");
  const conditions = [owner];
  if (cursor) conditions.push(sql`p.id < ${cursor.id}`);
  if (status) conditions.push(hasStatus(status));
  if (query) conditions.push(mentions(query));
  const rows = await db.execute<Row>(sql`
    select p.id as "productId", p.slug, p.title, ${shownStatus} as status, p.blocked_reason as "blockedReason",
      p.min_price::float8 as price, p.max_price::float8 as "maxPrice", p.currency, p.pictures->0 as picture,
      to_char(p.updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt",
      coalesce(stock.available, 0)::float8 as "stockTotal", coalesce(stock.reserved, 0)::float8 as "reservedTotal",
      stock.n::int as "variantCount", p.seller_id as "sellerId", seller.name as "sellerName", p.on_sale as "onSale"
    from products p join sellers seller on seller.id = p.seller_id
      join lateral (
        select sum(s.available) as available, sum(s.reserved) as reserved, count(*) as n
        from variants v join stock_levels s on s.variant_id = v.id
        where v.product_id = p.id and (not v.retired or p.status = 'archived')
      ) stock on true
    where ${sql.join(conditions, sql` and `)}
    order by p.id desc limit ${limit + 1}`);
  return pageOf([...rows], limit, {
    item: ({ picture, ...product }) => ({ ...product, image: imageOf(picture) }),
    place: ({ productId }) => ({ sort: "newest", value: null, id: productId }),
  });
}

function hasStatus(status: ProductStatus): SQL {
  return sql`${shownStatus} = ${status}`;
}

/** Plain containment, so that no character of the query is a wildcard. */
function mentions(query: string): SQL {
  return sql`(strpos(lower(p.title), lower(${query})) > 0 or exists (
    select from variants v where v.product_id = p.id and strpos(lower(v.sku), lower(${query})) > 0))`;
}

/** The form of a seller's own product. */
export async function getOwnProduct(
  db: CatalogDb,
  { sellerId }: Seller,
  productId: ProductId,
): Promise<EditableProduct> {
  const [product] = await db.execute<EditableProduct>(sql`
    select p.id as "productId", p.version, p.slug, p.title, p.summary, p.description, c.slug as "categorySlug",
      p.currency, ${shownStatus} as status, p.blocked_reason as "blockedReason", p.on_sale as "onSale",
      p.attributes, p.facts, p.options, p.pictures,
      (select coalesce(json_agg(json_build_object('variantId', v.id, 'sku', v.sku, 'options', v.options, 'price', v.price,
          'compareAt', v.compare_at, 'available', s.available, 'reserved', s.reserved, 'threshold', v.threshold)
          order by v.position), '[]')
        from variants v join stock_levels s on s.variant_id = v.id
        where v.product_id = p.id and (not v.retired or p.status = 'archived')) as variants
    from products p join categories c on c.id = p.category_id
    where p.id = ${productId} and p.seller_id = ${sellerId}`);
  if (!product) throw new Refusal("PRODUCT_NOT_FOUND");
  return product;
}
