import type { Page } from "@stallhouse/contracts/paging";
import { Refusal } from "@stallhouse/contracts/refusal";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import { decodeCursor, pageOf } from "./page-cursor.ts";
import type { Cursor } from "./page-cursor.ts";
import { cardColumns, cardOf, imageOf, visible } from "./product-card.ts";
import type { CardRow } from "./product-card.ts";
import type { ListProductsInput, SearchProductsInput } from "./product-filter.ts";
import type { ProductCard, ProductDetail } from "./product-view.ts";
import { searchTerms } from "./search-terms.ts";

/** Ids are time-ordered, so the newest product is the one with the highest id. */
const listOrders = {
  newest: { by: sql`p.id desc`, past: ({ id }: Cursor) => sql`p.id < ${id}` },
  price: {
    by: sql`p.min_price, p.id`,
    past: ({ value, id }: Cursor) => sql`(p.min_price, p.id) > (${value}::bigint, ${id}::uuid)`,
  },
  "price-desc": {
    by: sql`p.min_price desc, p.id desc`,
    past: ({ value, id }: Cursor) => sql`(p.min_price, p.id) < (${value}::bigint, ${id}::uuid)`,
  },
};
const searchOrders = {
  ...listOrders,
  relevance: {
    by: sql`p.rank desc, p.id desc`,
    past: ({ value, id }: Cursor) => sql`(p.rank, p.id) < (${value}::int, ${id}::uuid)`,
  },
};

const from = sql`join categories c on c.id = p.category_id join sellers seller on seller.id = p.seller_id`;

/** Products on sale, one page of them. */
export async function listProducts(db: CatalogDb, input: ListProductsInput): Promise<Page<ProductCard>> {
  const { sort, limit } = input;
  const order = listOrders[sort];
  const cursor = decodeCursor(input.after, sort);
  const rows = await db.execute<CardRow>(sql`
    select ${cardColumns} from products p ${from}
    where ${visible(input)} ${cursor ? sql`and ${order.past(cursor)}` : sql``}
    order by ${order.by} limit ${limit + 1}`);
  return pageOf([...rows], limit, {
    item: cardOf,
    place: (row) => ({ sort, value: sort === "newest" ? null : row.price, id: row.productId }),
  });
}

/** More matches than this are neither ranked nor counted: nobody pages that far, and a common word must stay cheap. */
const maxMatches = 1_000;

type Hit = CardRow & { rank: number; total: number };

/** Products on sale whose words match, best first. `total` ends at 1,000. */
export async function searchProducts(
  db: CatalogDb,
  input: SearchProductsInput,
): Promise<Page<ProductCard> & { total: number }> {
  const { sort, limit } = input;
  const order = searchOrders[sort];
  const cursor = decodeCursor(input.after, sort);
  const query = tsquery(input.query);
  const rows = await db.execute<Hit>(sql`
    with hits as materialized (
      select p.id, p.min_price, (ts_rank(p.search, ${query}) * 1000000)::int as rank
      from products p where ${visible(input)} and p.search @@ ${query} limit ${maxMatches}
    ), shown as (
      select p.id, p.rank, row_number() over (order by ${order.by}) as place
      from hits p ${cursor ? sql`where ${order.past(cursor)}` : sql``} order by place limit ${limit + 1}
    )
    select ${cardColumns}, shown.rank, (select count(*) from hits)::int as total
    from shown join products p on p.id = shown.id ${from}
    order by shown.place`);
  const page = pageOf([...rows], limit, {
    item: ({ rank: _rank, total: _total, ...row }) => cardOf(row),
    place: (row) => ({ sort, value: sortValue(sort, row), id: row.productId }),
  });
  return { ...page, total: rows[0]?.total ?? 0 };
}

function sortValue(sort: SearchProductsInput["sort"], row: Hit): number | null {
  if (sort === "newest") return null;
  return sort === "relevance" ? row.rank : row.price;
}

function tsquery(text: string): SQL {
  const terms = searchTerms(text);
  const whole = sql`websearch_to_tsquery('english', ${terms.text})`;
  if (terms.prefix === "") return whole;
  return sql`(${whole} || (websearch_to_tsquery('english', ${terms.head}) && to_tsquery('simple', ${terms.prefix})))`;
}

type DetailRow = Omit<ProductDetail, "image" | "onSale">;

/** A product's page, in one statement. */
export async function getProduct(db: CatalogDb, slug: string): Promise<ProductDetail> {
  const [product] = await db.execute<DetailRow>(sql`
    select p.id as "productId", p.slug, p.title, seller.name as "sellerName", seller.slug as "sellerSlug", p.currency,
      p.min_price::float8 as price, p.max_price::float8 as "maxPrice", p.compare_at::float8 as "compareAt", p.stock,
      c.hue, c.slug as "categorySlug", p.summary, p.description, p.facts, p.options, p.pictures,
      (select coalesce(json_agg(json_build_object('variantId', v.id, 'sku', v.sku, 'label', v.label, 'options', v.options,
          'price', v.price, 'compareAt', v.compare_at, 'available', s.available,
          'stock', case when s.available = 0 then 'out' when s.available <= v.threshold then 'low' else 'in' end)
          order by v.position), '[]')
        from variants v join stock_levels s on s.variant_id = v.id
        where v.product_id = p.id and not v.retired) as variants,
      json_build_object('sellerId', seller.id, 'name', seller.name, 'slug', seller.slug, 'place', seller.place,
        'country', seller.country, 'story', seller.story, 'shippingAmount', seller.shipping_amount) as seller,
      json_build_object('slug', c.slug, 'name', c.name, 'hue', c.hue, 'parent',
        case when above.id is not null then json_build_object('slug', above.slug, 'name', above.name) end) as category
    from products p ${from} left join categories above on above.id = c.parent_id
    where p.slug = ${slug} and p.on_sale`);
  if (!product) throw new Refusal("PRODUCT_NOT_FOUND");
  return { ...product, image: imageOf(product.pictures[0] ?? null), onSale: true };
}
