import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { decodeCursor, pageOf } from "../product/page-cursor.ts";
import type { Cursor } from "../product/page-cursor.ts";
import { cardColumns, cardOf, cardTables } from "../product/product-card.ts";
import type { CardRow } from "../product/product-card.ts";
import type { ListProductsInput } from "../product/product-filter.ts";
import type { FoundPage } from "../product/product-view.ts";
import type { CatalogDb } from "../trpc.ts";
import { atStep, categoriesBelow, firstMatching, matching, oneByOne, partsOf, priceSteps } from "./conditions.ts";
import type { Part } from "./conditions.ts";

/** More matches than this nobody counts. */
export const maxCounted = 5_000;

/** How a list runs: by which columns of `p`, and what lies past a page's last row. Ids are time-ordered. */
export const listOrders = {
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

export type Goal = {
  categorySlug: string | undefined;
  parts: Part[];
  /** A query of words. */
  words?: SQL;
  by: SQL;
  sort: keyof typeof listOrders | "relevance";
  /** The page's beginning; undefined for the first. */
  cursor: Cursor | undefined;
  /** Starts with `and`; empty on the first page. */
  past: SQL;
  /** One more than shown, to know of a next page. */
  limit: number;
};

type Row = { total: number; items: CardRow[] };

/** Products on sale, one page of them, and how many there are: in one statement. */
export async function listProducts(db: CatalogDb, input: ListProductsInput): Promise<FoundPage> {
  const { sort, limit, categorySlug } = input;
  const order = listOrders[sort];
  const cursor = decodeCursor(input.after, sort);
  const past = cursor ? sql`and ${order.past(cursor)}` : sql``;
  const goal: Goal = { categorySlug, parts: partsOf(input), by: order.by, sort, cursor, past, limit: limit + 1 };
  const [found] = await db.execute<Row>(goal.parts.length === 0 ? browse(goal) : narrow(goal));
  if (!found) throw new Error("a statement without a from clause returned no row");
  const page = pageOf(found.items, limit, {
    item: cardOf,
    place: (row) => ({ sort, value: sort === "newest" ? null : row.price, id: row.productId }),
  });
  // The roll-up knows the number of a whole category, however large.
  const count = goal.parts.length === 0 ? { total: found.total, totalIsCapped: false } : countOf(found.total);
  return { ...page, ...count };
}

export function countOf(total: number): { total: number; totalIsCapped: boolean } {
  return { total: Math.min(total, maxCounted), totalIsCapped: total > maxCounted };
}

/** A whole category, or everything: read off an index in its order, and counted from the roll-up. */
function browse(goal: Goal): SQL {
  const inCategory =
    goal.categorySlug === undefined ? sql`` : sql`and category_id = any(${categoriesBelow(goal.categorySlug)})`;
  return sql`
    with shown as materialized (${walk(goal)})
    select (
      select coalesce(sum(n), 0)::int from (
        select n from tag_counts where tag = 'c:' || category_id ${inCategory}
        union all
        select delta from search_changes where true ${inCategory}
      ) counted
    ) as total, ${cardsOf(goal.by)} as items`;
}

/** A page of filtered products. */
function narrow(goal: Goal): SQL {
  return sql`with ${sorted(goal)} select (select n from counted) as total, ${cardsOf(goal.by)} as items`;
}

/** Of a price's order so many are looked at one by one, before the matches are taken step of price by step. */
const maxWalked = 2_000;

/** `shown` in a list's order, from `matches` while they are all there are, else from the index; with their number. */
export function sorted(goal: Goal, most = maxCounted, walked = maxWalked): SQL {
  const { categorySlug, parts, words, by, past, limit } = goal;
  const columns = sql`p.id, p.min_price, p.category_id, p.seller_id`;
  const matches = firstMatching({ columns, where: matching({ words, categorySlug, parts }), most: most + 1 });
  return sql`matches as materialized (${matches}), counted as materialized (select count(*)::int as n from matches),
    walked as materialized (
      select p.id, p.min_price from (${goal.sort === "newest" ? walk(goal) : walk(goal, walked)}) p where (select n from counted) > ${most}
    ), shown as materialized (
      (select p.id, p.min_price, 0 as rank from matches p
        where (select n from counted) <= ${most} ${past} order by ${by} limit ${limit})
      union all
      select p.id, p.min_price, 0 from ${goal.sort === "newest" ? sql`walked p` : sql`(${climb(goal, most)}) p`}
    )`;
}

/** What the walk found if it filled the page; else price step by price step out of the index, however few are cheap. */
function climb({ categorySlug, parts, words, by, sort, cursor, past, limit }: Goal, most: number): SQL {
  const from = cursor?.value ?? undefined;
  const steps = sort === "price" ? priceSteps(from) : priceSteps(0, from);
  const isFull = sql`(select count(*) from walked) >= ${limit}`;
  return sql`
    select id, min_price from walked where ${isFull}
    union all
    select id, min_price from (
      select p.id, p.min_price from (select step from ${steps} step order by step ${sort === "price" ? sql`` : sql`desc`}) step
        cross join lateral (
          select p.id, p.min_price from search_entries p
          where ${atStep(sql`step`)} and ${matching({ words, categorySlug, parts })} ${past} order by ${by} limit ${limit}
        ) p
      limit ${limit}
    ) climbed where (select n from counted) > ${most} and not ${isFull}`;
}

/** Down the index in the list's order, category by category, and the best of each put together; `most` are looked at. */
function walk({ categorySlug, parts, words, by, past, limit }: Goal, most?: number): SQL {
  const inCategory = categorySlug === undefined ? sql`` : sql`and p.category_id = below.id`;
  const next = sql`select p.* from products p where p.on_sale ${past} ${inCategory} order by ${by}`;
  const row =
    most === undefined
      ? sql`select p.id, p.min_price from products p where ${oneByOne(words, parts)} ${past} ${inCategory}`
      : sql`select p.id, p.min_price from (${next} limit ${most}) p where ${oneByOne(words, parts)}`;
  if (categorySlug === undefined) return sql`${row} order by ${by} limit ${limit}`;
  return sql`
    select p.id, p.min_price from unnest(${categoriesBelow(categorySlug)}) as below(id)
      cross join lateral (${row} order by ${by} limit ${limit}) p
    order by ${by} limit ${limit}`;
}

/** The cards of `shown`, in the order given by columns of `p`. */
export function cardsOf(by: SQL, extra: SQL = sql``): SQL {
  return sql`(
    select coalesce(json_agg(card order by place), '[]') from (
      select ${cardColumns} ${extra}, row_number() over (order by ${by}) as place
      from shown join products p on p.id = shown.id ${cardTables}
    ) card)`;
}
