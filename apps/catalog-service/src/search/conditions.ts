import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Filter } from "../product/product-filter.ts";

/** One filter in force: its facet's key, and what it asks of `search_entries p`: of the index, and of a row already there. */
export type Part = { key: string; condition: SQL; check: SQL };

/**
 * Up to so many products on sale that fulfil the condition, with columns of `search_entries p`: taken out of the index
 * block by block, newest first, so that what nearly every product has costs no more than what is taken of it.
 */
export function firstMatching({ columns, where, most }: { columns: SQL; where: SQL; most: number | SQL }): SQL {
  return sql`
    select p.* from generate_series((select last_value >> 15 from products_place_seq), 0, -1) as block
      cross join lateral (select ${columns} from search_entries p where ${cells} @> array[block::int] and ${where} offset 0) p
    limit ${most}`;
}

const cells = sql.raw("cells_of(p.place, p.min_price)");

/** Has the words anywhere, or in its title. */
function says(words: SQL): SQL {
  return sql`search_of(p.id) @@ ${words}`;
}
export function isTitled(words: SQL): SQL {
  return sql`title_of(p.id) @@ ${words}`;
}

/** In a step of the price, as `priceSteps` numbers them. */
export function atStep(step: SQL): SQL {
  return sql`${cells} @> array[-1 - ${step}]`;
}

/** Whether anything on sale has the words. */
export function hasAny(words: SQL): SQL {
  const first = firstMatching({ columns: sql`p.id`, where: says(words), most: 1 });
  return sql`exists (${first})`;
}

/** The steps that prices between the bounds lie in, of those there are. */
export function priceSteps(least = 0, most?: number): SQL {
  const dearest = sql`(select min_price from products where on_sale order by min_price desc limit 1)`;
  const end = most === undefined ? dearest : sql`least(${most}::bigint, ${dearest})`;
  const start = sql`greatest(${least}::bigint, (select min_price from products where on_sale order by min_price limit 1))`;
  return sql`generate_series(price_step(${start}), price_step(${end}))`;
}

/**
 * The steps find them in the index, the bounds are exact. Where words or a category are there to find by, a look at the
 * rows costs less than the lists of a dozen steps.
 */
function priced({ minPrice: least, maxPrice: most, categorySlug, query }: Asked): Part {
  const bounds = [
    ...(least === undefined ? [] : [sql`p.min_price >= ${least}`]),
    ...(most === undefined ? [] : [sql`p.min_price <= ${most}`]),
  ];
  const check = sql.join(bounds, sql` and `);
  if (categorySlug !== undefined || query !== undefined) return alike("price", check);
  const steps = sql`array(select -1 - step from ${priceSteps(least, most)} step)`;
  return { key: "price", condition: sql`${cells} && ${steps} and ${check}`, check };
}

/** Not by its tag: so much fulfils it that a long list in the index costs more than a look at the rows. */
function alike(key: string, condition: SQL): Part {
  return { key, condition, check: condition };
}

/** Ids of the category and all below it, as an array; empty for one nobody knows. */
export function categoriesBelow(slug: string): SQL {
  return sql`array(
    with recursive below as (
      select id from categories where slug = ${slug}
      union
      select child.id from below join categories child on child.parent_id = below.id
    )
    select id from below)`;
}

type Asked = Filter & { query?: string | undefined };

/** Everything asked for but words and category, each by the key of its facet. */
export function partsOf(asked: Asked): Part[] {
  const { sellerSlugs, attributes = {}, minPrice, maxPrice, minRating, inStock, onOffer } = asked;
  const parts = Object.entries(attributes).map(([key, values]) => {
    const tags = sql`${sql.param(values.map((value) => `a:${key}=${value}`))}::text[]`;
    return { key, condition: sql`tags_of(p.id) && ${tags}`, check: sql`p.tags && ${tags}` };
  });
  if (sellerSlugs) {
    const ids = sql`array(select id from sellers where slug = any(${sql.param(sellerSlugs)}::text[]))`;
    const condition = sql`tags_of(p.id) && array(select 's:' || id from unnest(${ids}) as seller(id))`;
    parts.push({ key: "seller", condition, check: sql`p.seller_id = any(${ids})` });
  }
  if (minPrice !== undefined || maxPrice !== undefined) parts.push(priced(asked));
  if (minRating !== undefined) {
    parts.push(alike("rating", sql`p.rating_count > 0 and p.rating_sum >= ${minRating}::int * p.rating_count`));
  }
  if (inStock) parts.push(alike("stock", sql`p.stock <> 'out'`));
  if (onOffer) parts.push(alike("offer", sql`p.compare_at > p.min_price`));
  return parts;
}

/** The same, asked of `products p` and so that no index answers for it: to look at products one by one in a list's order. */
export function oneByOne(words: SQL | undefined, parts: Part[]): SQL {
  const conditions = [...(words ? [sql`p.search @@ ${words}`] : []), ...parts.map(({ check }) => check)];
  return sql.join([sql`p.on_sale`, ...conditions.map((condition) => sql`(${condition}) is true`)], sql` and `);
}

/** The products on sale that have the words, stand in the category and fulfil every part. */
export function matching({ words, categorySlug, parts }: { words?: SQL; categorySlug?: string; parts: Part[] }): SQL {
  const conditions = words ? [says(words)] : [];
  if (categorySlug !== undefined) {
    // By the tag, because one index then answers for category, words and filters together.
    conditions.push(
      sql`tags_of(p.id) && array(select 'c:' || id from unnest(${categoriesBelow(categorySlug)}) as below(id))`,
    );
  }
  return sql.join([sql`true`, ...conditions, ...parts.map(({ condition }) => condition)], sql` and `);
}
