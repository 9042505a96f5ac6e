import type { ProductId } from "@stallhouse/contracts/ids";
import type { Page } from "@stallhouse/contracts/paging";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import { inherited } from "../category/attributes.ts";
import type { AttributeDefinition } from "../category/attributes.ts";
import { sellerColumns } from "../seller/seller-queries.ts";
import type { CatalogDb } from "../trpc.ts";
import { decodeCursor, pageOf } from "./page-cursor.ts";
import { cardColumns, cardOf, cardTables, imageOf } from "./product-card.ts";
import type { CardRow } from "./product-card.ts";
import type { ProductCard, ProductDetail } from "./product-view.ts";

/** It was public once, and is not any more. */
const isGone = sql.raw(
  "p.status = 'archived' or (p.status = 'active' and (p.blocked_reason is not null or seller.standing = 'blocked'))",
);

type DetailRow = Omit<ProductDetail, "image" | "onSale" | "attributes"> & {
  onSale: boolean;
  isGone: boolean;
  given: Record<string, string[]>;
  chain: AttributeDefinition[][];
};

/** A product's page, in one statement. One that was taken down or blocked says so, with where to look instead. */
export async function getProduct(db: CatalogDb, slug: string): Promise<ProductDetail> {
  const [row] = await db.execute<DetailRow>(sql`
    select p.id as "productId", p.slug, p.title, seller.name as "sellerName", seller.slug as "sellerSlug", p.currency,
      p.min_price::float8 as price, p.max_price::float8 as "maxPrice", p.compare_at::float8 as "compareAt", p.stock,
      round(p.rating_sum::numeric / nullif(p.rating_count, 0), 1)::float8 as rating, p.rating_count as "reviewCount",
      c.hue, c.slug as "categorySlug", p.summary, p.description, p.facts, p.options, p.pictures, p.on_sale as "onSale",
      ${isGone} as "isGone",
      (select coalesce(json_agg(json_build_object('variantId', v.id, 'sku', v.sku, 'label', v.label, 'options', v.options,
          'price', v.price, 'compareAt', v.compare_at, 'available', s.available,
          'stock', case when s.available = 0 then 'out' when s.available <= v.threshold then 'low' else 'in' end)
          order by v.position), '[]')
        from variants v join stock_levels s on s.variant_id = v.id
        where v.product_id = p.id and not v.retired) as variants,
      json_build_object('sellerId', seller.id, ${sellerColumns}) as seller,
      json_build_object('slug', c.slug, 'name', c.name, 'names', c.names, 'hue', c.hue, 'parent',
        case when above.id is not null then json_build_object('slug', above.slug, 'name', above.name, 'names', above.names) end) as category,
      p.attributes as given, (
        with recursive up as (
          select c.parent_id, c.attributes, 0 as height
          union all
          select next.parent_id, next.attributes, up.height + 1 from up join categories next on next.id = up.parent_id
        )
        select json_agg(attributes order by height desc) from up) as chain
    from products p ${cardTables} left join categories above on above.id = c.parent_id
    where p.slug = ${slug}`);
  if (row?.isGone) throw new Refusal("PRODUCT_GONE", { title: row.title, categorySlug: row.categorySlug });
  if (!row?.onSale) throw new Refusal("PRODUCT_NOT_FOUND");
  const { isGone: _isGone, given, chain, ...product } = row;
  const attributes = inherited(chain).flatMap((definition) => {
    const values = given[definition.key];
    return values ? [{ ...definition, values }] : [];
  });
  return { ...product, attributes, image: imageOf(product.pictures[0] ?? null), onSale: true };
}

/** Products most like one: of its category, sharing most of its attributes, nearest in price. */
export async function listRelated(
  db: CatalogDb,
  { slug, limit }: { slug: string; limit: number },
): Promise<ProductCard[]> {
  const rows = await db.execute<CardRow>(sql`
    with base as materialized (
      select p.id, p.category_id, p.min_price, p.tags, c.parent_id
      from products p join categories c on c.id = p.category_id where p.slug = ${slug}
    ), places as (
      select category_id as id, 0 as far from base
      union
      select c.id, 1 from base join categories c on c.parent_id = base.parent_id where c.id <> base.category_id
    ), candidates as (
      select near.id, places.far from places cross join lateral (
        select p.id from products p where p.on_sale and p.category_id = places.id order by p.id desc
        limit case when places.far = 0 then 150 else 20 end
      ) near
    )
    select ${cardColumns} from base, candidates join products p on p.id = candidates.id ${cardTables}
    where p.id <> base.id
    order by candidates.far, p.stock = 'out',
      (select count(*) from unnest(p.tags) tag where tag like 'a:%' and tag = any(base.tags)) desc,
      abs(p.min_price - base.min_price), p.id desc
    limit ${limit}`);
  return rows.map(cardOf);
}

/** Cards in the order asked for; what is not on sale any more is left out. */
export async function listBySlugs(db: CatalogDb, slugs: readonly string[]): Promise<ProductCard[]> {
  const rows = await db.execute<CardRow>(sql`
    select ${cardColumns} from unnest(${sql.param(slugs)}::text[]) with ordinality as asked(slug, place)
      join products p on p.slug = asked.slug and p.on_sale ${cardTables}
    order by asked.place`);
  return rows.map(cardOf);
}

type SlugRow = { id: ProductId; slug: string; updatedAt: string };

/** Every address on sale, oldest first, for the sitemap. */
export async function listSlugs(
  db: CatalogDb,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<Omit<SlugRow, "id">>> {
  const cursor = decodeCursor(after, "slugs");
  const rows = await db.execute<SlugRow>(sql`
    select p.id, p.slug, to_char(p.updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
    from products p where p.on_sale ${cursor ? sql`and p.id > ${cursor.id}` : sql``} order by p.id limit ${limit + 1}`);
  return pageOf([...rows], limit, {
    item: ({ slug, updatedAt }) => ({ slug, updatedAt }),
    place: ({ id }) => ({ sort: "slugs", value: null, id }),
  });
}
