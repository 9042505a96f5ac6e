import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Filter } from "../product/product-filter.ts";

/** One filter in force: its facet's key, and what it asks of `products p`. */
export type Part = { key: string; condition: SQL };

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

function tagged(tags: readonly string[]): SQL {
  return sql`p.tags && ${sql.param(tags)}::text[]`;
}

/** Everything asked for but the category, each by the key of its facet. */
export function partsOf(filter: Filter): Part[] {
  const { sellerSlugs, attributes = {}, minPrice, maxPrice, minRating, inStock, onOffer } = filter;
  const parts: Part[] = Object.entries(attributes).map(([key, values]) => ({
    key,
    condition: tagged(values.map((value) => `a:${key}=${value}`)),
  }));
  if (sellerSlugs) {
    const ids = sql`array(select 's:' || id from sellers where slug = any(${sql.param(sellerSlugs)}::text[]))`;
    parts.push({ key: "seller", condition: sql`p.tags && ${ids}` });
  }
  if (minPrice !== undefined || maxPrice !== undefined) {
    const bounds = [
      ...(minPrice === undefined ? [] : [sql`p.min_price >= ${minPrice}`]),
      ...(maxPrice === undefined ? [] : [sql`p.min_price <= ${maxPrice}`]),
    ];
    parts.push({ key: "price", condition: sql.join(bounds, sql` and `) });
  }
  if (minRating !== undefined) parts.push({ key: "rating", condition: tagged([`r:${minRating}`]) });
  if (inStock) parts.push({ key: "stock", condition: tagged(["in"]) });
  if (onOffer) parts.push({ key: "offer", condition: tagged(["offer"]) });
  return parts;
}

/** The same conditions, put so that no index answers for them: to look at products one by one in a list's order. */
export function oneByOne(words: SQL | undefined, parts: Part[]): SQL {
  const conditions = [...(words ? [words] : []), ...parts.map(({ condition }) => condition)];
  return sql.join([sql`p.on_sale`, ...conditions.map((condition) => sql`(${condition}) is true`)], sql` and `);
}

/** The products on sale that have the words, stand in the category and fulfil every part. */
export function matching({ words, categorySlug, parts }: { words?: SQL; categorySlug?: string; parts: Part[] }): SQL {
  const conditions = [sql`p.on_sale`];
  if (words) conditions.push(words);
  if (categorySlug !== undefined) {
    // By the tag, because one index then answers for category, words and filters together.
    conditions.push(sql`p.tags && array(select 'c:' || id from unnest(${categoriesBelow(categorySlug)}) as below(id))`);
  }
  return sql.join([...conditions, ...parts.map(({ condition }) => condition)], sql` and `);
}
