import type { ProductId } from "@stallhouse/contracts/ids";
import type { Page } from "@stallhouse/contracts/paging";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Seller } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import { mentions, newestMentioning } from "@stallhouse/db/like-pattern";
import { decodeCursor, pageOf } from "./page-cursor.ts";
import { imageOf } from "./product-card.ts";
import type { ListAllProductsInput, ListOwnProductsInput } from "./product-filter.ts";
import type {
  AdminProduct,
  EditableProduct,
  LowVariant,
  ProductPicture,
  ProductStatus,
  SellerProduct,
  WholeProduct,
} from "./product-view.ts";

type Row = Omit<AdminProduct, "image"> & { picture: ProductPicture | null };

/** A block stands above what the seller wants with the product. */
const shownStatus = sql`case when p.blocked_reason is not null and p.status <> 'archived' then 'blocked' else p.status end`;

/** Variants that a product has, or had when it was archived. */
const isShown = sql`(not v.retired or v.archived)`;

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
  if (status) conditions.push(hasStatus[status]);
  const condition = sql.join(conditions, sql` and `);
  const found = query ? mentioning(query, condition, limit + 1) : sql`select p.id from products p where ${condition}`;
  const rows = await db.execute<Row>(sql`
    select p.id as "productId", p.slug, p.title, ${shownStatus} as status, p.blocked_reason as "blockedReason",
      p.min_price::float8 as price, p.max_price::float8 as "maxPrice", p.currency, p.pictures->0 as picture,
      to_char(p.updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt",
      coalesce(stock.available, 0)::float8 as "stockTotal", coalesce(stock.reserved, 0)::float8 as "reservedTotal",
      stock.n::int as "variantCount", p.seller_id as "sellerId", seller.name as "sellerName", p.on_sale as "onSale"
    from (${found} order by id desc limit ${limit + 1}) found join products p on p.id = found.id
      join sellers seller on seller.id = p.seller_id
      join lateral (
        select sum(s.available) as available, sum(s.reserved) as reserved, count(*) as n
        from variants v join stock_levels s on s.variant_id = v.id
        where v.product_id = p.id and ${isShown}
      ) stock on true
    order by p.id desc limit ${limit + 1}`);
  return pageOf([...rows], limit, {
    item: ({ picture, ...product }) => ({ ...product, image: imageOf(picture) }),
    place: ({ productId }) => ({ sort: "newest", value: null, id: productId }),
  });
}

/** What `shownStatus` is, said such that an index knows it. */
const hasStatus: Record<ProductStatus, SQL> = {
  blocked: sql`p.blocked_reason is not null and p.status <> 'archived'`,
  archived: sql`p.status = 'archived'`,
  active: sql`p.status = 'active' and p.blocked_reason is null`,
  draft: sql`p.status = 'draft' and p.blocked_reason is null`,
};

/** The newest whose title or one of whose SKUs mentions it: each by an index of its own. */
function mentioning(query: string, condition: SQL, most: number): SQL {
  const id = sql`p.id`;
  const inTitle = { id, from: sql`products p`, mention: mentions(sql`p.title`, query), condition, most };
  const from = sql`variants v join products p on p.id = v.product_id`;
  const inSku = { id, from, mention: mentions(sql`v.sku`, query), condition, most };
  return sql`select id from ${newestMentioning(inTitle)} title union select id from ${newestMentioning(inSku)} sku`;
}

/** The form of a seller's own product. */
export async function getOwnProduct(
  db: CatalogDb,
  { sellerId }: Seller,
  productId: ProductId,
): Promise<EditableProduct> {
  const {
    sellerId: _id,
    sellerName: _name,
    ...product
  } = await getWhole(db, sql`p.id = ${productId} and p.seller_id = ${sellerId}`);
  return product;
}

/** Anybody's product, on sale or not. */
export async function getAnyProduct(db: CatalogDb, productId: ProductId): Promise<WholeProduct> {
  return getWhole(db, sql`p.id = ${productId}`);
}

async function getWhole(db: CatalogDb, condition: SQL): Promise<WholeProduct> {
  const [product] = await db.execute<WholeProduct>(sql`
    select p.id as "productId", p.version, p.slug, p.title, p.summary, p.description, c.slug as "categorySlug",
      p.currency, ${shownStatus} as status, p.blocked_reason as "blockedReason", p.on_sale as "onSale",
      p.attributes, p.facts, p.options, p.pictures, p.seller_id as "sellerId", seller.name as "sellerName",
      (select coalesce(json_agg(json_build_object('variantId', v.id, 'sku', v.sku, 'options', v.options, 'price', v.price,
          'compareAt', v.compare_at, 'available', s.available, 'reserved', s.reserved, 'threshold', v.threshold)
          order by v.position), '[]')
        from variants v join stock_levels s on s.variant_id = v.id
        where v.product_id = p.id and ${isShown}) as variants
    from products p join categories c on c.id = p.category_id join sellers seller on seller.id = p.seller_id
    where ${condition}`);
  if (!product) throw new Refusal("PRODUCT_NOT_FOUND");
  return product;
}

const listedLow = 50;

/** Variants of active products at or under their mark, the sold-out ones first, and no more than are looked through at once. */
export async function listLowVariants(db: CatalogDb, { sellerId }: Seller): Promise<LowVariant[]> {
  return await db.execute<LowVariant>(sql`
    select p.id as "productId", p.title, v.label, v.sku, s.available::float8 as available, v.threshold
    from variants v join stock_levels s on s.variant_id = v.id and s.available <= v.threshold
      join products p on p.id = v.product_id
    where v.seller_id = ${sellerId} and not v.retired and ${hasStatus.active}
    order by s.available, p.title, v.position limit ${listedLow}`);
}
