import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { decodeCursor, pageOf } from "../product/page-cursor.ts";
import type { Cursor } from "../product/page-cursor.ts";
import { cardOf } from "../product/product-card.ts";
import type { CardRow } from "../product/product-card.ts";
import type { SearchProductsInput } from "../product/product-filter.ts";
import type { FoundPage } from "../product/product-view.ts";
import type { CatalogDb } from "../trpc.ts";
import { firstMatching, hasAny, isTitled, matching, partsOf } from "./conditions.ts";
import { cardsOf, countOf, listOrders, maxCounted, sorted } from "./list-products.ts";
import type { Goal } from "./list-products.ts";
import { asTyped, findWays, oneOf } from "./reading.ts";
import type { Reading, Way } from "./reading.ts";

export type Found = FoundPage & {
  /** What was searched for instead; null when the query stood as typed. */
  correctedQuery: string | null;
  originalQuery: string;
  /** Where the matches stand and who sells them, most first. */
  categories: { slug: string; name: string; hue: number; count: number }[];
  sellers: { slug: string; name: string; count: number }[];
};

/** Of more matches than this, only those with the words in their titles and the first of the others are ranked. */
const maxRanked = 1_000;
/** So many titles are looked at for them; an index for the filters too would be read through again for each. */
const maxTitled = 2_000;

const relevance = {
  by: sql`p.rank desc, p.id desc`,
  past: ({ value, id }: Cursor) => sql`(p.rank, p.id) < (${value}::int, ${id}::uuid)`,
};

type Row = Pick<Found, "categories" | "sellers"> & {
  total: number;
  items: (CardRow & { rank: number; place: number })[];
  /** Something has the words, whatever the filters say. */
  isKnown: boolean;
  /** Which of the readings was taken. */
  chosen: number | null;
};

/**
 * Products on sale with the words, best first. When nothing at all has them, they are read otherwise: the last one as
 * the beginning of a word, others as the nearest word there is. One statement; three when the words must be read anew.
 */
export async function searchProducts(db: CatalogDb, input: SearchProductsInput): Promise<Found> {
  const typed = await run(db, input, asTyped(input.query));
  if (typed.isKnown) return answer(input, typed);
  const ways = await findWays(db, input.query, input.exact === true);
  if (ways.length === 0) return answer(input, typed);
  const read = await run(db, input, oneOf(ways));
  return answer(input, read, ways[read.chosen ?? -1]);
}

async function run(db: CatalogDb, input: SearchProductsInput, reading: Reading): Promise<Row> {
  const { sort, limit, categorySlug } = input;
  const order = sort === "relevance" ? relevance : listOrders[sort];
  const cursor = decodeCursor(input.after, sort);
  const past = cursor ? sql`and ${order.past(cursor)}` : sql``;
  const parts = partsOf(input);
  const words = reading.query;
  const goal: Goal = { categorySlug, parts, words, by: order.by, sort, cursor, past, limit: limit + 1 };
  const shown = sort === "relevance" ? best(goal, reading.query) : sorted(goal);
  const [found] = await db.execute<Row>(sql`
    with ${reading.prelude} ${shown}
    select (select n from counted) as total, ${cards(sort, order.by)} as items, ${places} as categories, ${stalls} as sellers,
      (select n from counted) > 0 or ${hasAny(words)} as "isKnown",
      ${reading.chosen} as chosen`);
  if (!found) throw new Error("a statement without a from clause returned no row");
  return found;
}

/** The candidates are ranked by all their words, and again by how much of the title the query is. */
function best({ categorySlug, parts, past, limit }: Goal, query: SQL): SQL {
  const said = matching({ words: query, categorySlug, parts });
  const entitled = sql`${isTitled(query)} and ${matching({ categorySlug, parts: [] })}`;
  const checked = sql.join([sql`true`, ...parts.map(({ check }) => sql`(${check}) is true`)], sql` and `);
  const titled = firstMatching({ columns: sql`p.id, ${checked} as is_match`, where: entitled, most: maxTitled });
  return sql`matches as materialized (
      ${firstMatching({ columns: sql`p.id, p.category_id, p.seller_id`, where: said, most: maxCounted + 1 })}
    ), counted as materialized (select count(*)::int as n from matches), titled as materialized (
      select id from (${titled}) first where is_match and (select n from counted) > ${maxRanked} limit ${maxRanked}
    ), ranked as materialized (
      select p.id, (1000000 * (ts_rank(p.search, ${query}) + ts_rank(p.title_search, ${query}, 1)))::int as rank
      from (select id from titled union select id from (select id from matches limit ${maxRanked}) others) candidate
        join products p on p.id = candidate.id
    ), shown as materialized (
      select p.id, p.rank from ranked p where true ${past} order by ${relevance.by} limit ${limit}
    )`;
}

function cards(sort: SearchProductsInput["sort"], by: SQL): SQL {
  return cardsOf(sort === "relevance" ? sql`shown.rank desc, shown.id desc` : by, sql`, shown.rank`);
}

const places = sql`(
  select coalesce(json_agg(json_build_object('slug', slug, 'name', name, 'hue', hue, 'count', count) order by count desc, slug), '[]')
  from (
    select c.slug, c.name, c.hue, m.count
    from (select category_id, count(*) from matches group by category_id order by 2 desc limit 8) m
      join categories c on c.id = m.category_id
  ) place)`;
const stalls = sql`(
  select coalesce(json_agg(json_build_object('slug', slug, 'name', name, 'count', count) order by count desc, slug), '[]')
  from (
    select s.slug, s.name, m.count
    from (select seller_id, count(*) from matches group by seller_id order by 2 desc limit 6) m
      join sellers s on s.id = m.seller_id
  ) stall)`;

function answer(input: SearchProductsInput, found: Row, way?: Way): Found {
  const { sort, limit, query } = input;
  const page = pageOf(found.items, limit, {
    item: ({ rank: _rank, place: _place, ...row }) => cardOf(row),
    place: (row) => ({ sort, value: valueOf(sort, row), id: row.productId }),
  });
  const { categories, sellers } = found;
  return {
    ...page,
    ...countOf(found.total),
    correctedQuery: way?.corrected ?? null,
    originalQuery: query,
    categories,
    sellers,
  };
}

function valueOf(sort: SearchProductsInput["sort"], row: { rank: number; price: number }): number | null {
  if (sort === "newest") return null;
  return sort === "relevance" ? row.rank : row.price;
}
