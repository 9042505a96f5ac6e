import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { inherited } from "../category/attributes.ts";
import type { AttributeDefinition } from "../category/attributes.ts";
import type { FacetsInput } from "../product/product-filter.ts";
import type { CatalogDb } from "../trpc.ts";
import { categoriesBelow, matching, partsOf } from "./conditions.ts";
import type { Part } from "./conditions.ts";
import { facetsOf, relaxations, totalOf } from "./facets.ts";
import type { Facets, Relaxation, TagCount } from "./facets.ts";
import { countOf, maxCounted } from "./list-products.ts";
import { asTyped, findWays, oneOf, someRows } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { typedWords } from "./typed-words.ts";

type Row = {
  tags: TagCount[];
  price: { min: number | null; max: number | null };
  chain: AttributeDefinition[][];
};

/** What a list can be narrowed by, with counts; and when it is empty, what to leave out. */
export async function countFacets(db: CatalogDb, input: FacetsInput): Promise<Facets> {
  const reading = await readQuery(db, input);
  const parts = partsOf(input);
  const goal: Goal = { categorySlug: input.categorySlug, parts, reading };
  const [row] = await db.execute<Row>(counting(goal));
  if (!row) throw new Error("a statement without a from clause returned no row");
  const { tags, price, chain } = row;
  const total = totalOf(tags, "all");
  const isCategory = input.categorySlug !== undefined;
  const facets = facetsOf({ tags, price, definitions: inherited(chain), isCategory }, input);
  const relax = total > 0 ? [] : await waysOut(db, input, { goal, single: relaxations(facets, input, tags) });
  return { ...countOf(total), facets, relax };
}

type Goal = { categorySlug: string | undefined; parts: Part[]; reading: Reading | undefined };

/** The same reading the search takes, so that list and facets speak of the same products. */
async function readQuery(db: CatalogDb, { query, exact }: FacetsInput): Promise<Reading | undefined> {
  if (query === undefined) return undefined;
  const typed = asTyped(query);
  const [found] = await db.execute<{ isKnown: boolean }>(sql`
    with ${typed.prelude} known as materialized (
      select p.id from products p where p.on_sale and p.search @@ ${typed.query} limit ${someRows}
    )
    select exists (select from known) as "isKnown"`);
  if (found?.isKnown) return typed;
  const ways = await findWays(db, query, exact === true);
  return ways.length === 0 ? typed : oneOf(ways);
}

function wordsOf({ reading }: Goal): SQL | undefined {
  return reading && sql`p.search @@ ${reading.query}`;
}

function counting(goal: Goal): SQL {
  const { categorySlug, parts, reading } = goal;
  const without = (key: string) => ({ ...goal, parts: parts.filter((part) => part.key !== key) });
  const sets = [tagsOf("all", goal), ...parts.map(({ key }) => tagsOf(key, without(key)))];
  return sql`
    with ${reading?.prelude ?? sql``} counted as materialized (${sql.join(sets, sql` union all `)})
    select (
      select coalesce(json_agg(json_build_object('part', counted.part, 'tag', counted.tag, 'n', counted.n, 'slug', s.slug, 'name', s.name)), '[]')
      from counted left join sellers s on s.id = case when counted.tag like 's:%' then substr(counted.tag, 3)::uuid end
    ) as tags, ${priceRange(without("price"))} as price, ${definitions(categorySlug)} as chain`;
}

/** Tags and how many products carry them, of at most 10,000 products; of a whole category from the roll-up, so of all. */
function tagsOf(part: string, goal: Goal): SQL {
  const { categorySlug, parts } = goal;
  const words = wordsOf(goal);
  if (!words && parts.length === 0) {
    const inCategory =
      categorySlug === undefined ? sql`` : sql`where category_id = any(${categoriesBelow(categorySlug)})`;
    return sql`
      select ${part}::text as part, tag, sum(n)::int as n from (
        select tag, n from tag_counts ${inCategory}
        union all
        select tag, delta from search_changes, unnest(tags) as tag ${inCategory}
      ) t group by tag having sum(n) > 0`;
  }
  const found = sql`(select p.tags from products p where ${matching({ words, categorySlug, parts })} limit ${maxCounted + 1}) m`;
  return tagsAmong(part, found);
}

const fewTags: Record<string, readonly string[]> = {
  price: [],
  stock: ["in"],
  offer: ["offer"],
  rating: ["r:1", "r:2", "r:3", "r:4"],
};

/** A facet in force needs its own tags only, and how many products there are, told as the tag of a category. */
function tagsAmong(part: string, found: SQL): SQL {
  const few = fewTags[part];
  if (few) {
    const counts = [
      sql`json_build_object('tag', 'c:', 'n', count(*))`,
      ...few.map(
        (tag) =>
          sql`json_build_object('tag', ${tag}::text, 'n', count(*) filter (where m.tags @> array[${tag}::text]))`,
      ),
    ];
    return sql`
      select ${part}::text as part, t.tag, t.n from (select json_build_array(${sql.join(counts, sql`, `)}) as counts from ${found}) s,
        json_to_recordset(s.counts) as t(tag text, n int)`;
  }
  const wanted =
    part === "all"
      ? sql``
      : sql`where starts_with(tag, 'c:') or starts_with(tag, ${part === "seller" ? "s:" : `a:${part}=`})`;
  return sql`select ${part}::text as part, tag, count(*)::int as n from ${found}, unnest(m.tags) as tag ${wanted} group by tag`;
}

function priceRange(goal: Goal): SQL {
  const { categorySlug, parts } = goal;
  const words = wordsOf(goal);
  const range = sql`select json_build_object('min', min(min_price), 'max', max(min_price))`;
  if (words || parts.length > 0) {
    return sql`(${range} from (
      select p.min_price from products p where ${matching({ words, categorySlug, parts })} limit ${maxCounted + 1}) m)`;
  }
  const ends = (inCategory: SQL) => sql`
    (select min_price from products where on_sale ${inCategory} order by min_price limit 1)
    union all
    (select min_price from products where on_sale ${inCategory} order by min_price desc limit 1)`;
  if (categorySlug === undefined) return sql`(${range} from (${ends(sql``)}) ends)`;
  return sql`(${range} from unnest(${categoriesBelow(categorySlug)}) as below(id)
    cross join lateral (${ends(sql`and category_id = below.id`)}) ends)`;
}

function definitions(categorySlug: string | undefined): SQL {
  if (categorySlug === undefined)
    return sql`(select coalesce(json_agg(attributes order by position, slug), '[]') from categories)`;
  return sql`(
    with recursive above as (
      select parent_id, attributes, 0 as height from categories where slug = ${categorySlug}
      union all
      select up.parent_id, up.attributes, above.height + 1 from above join categories up on up.id = above.parent_id
    )
    select coalesce(json_agg(attributes order by height desc), '[]') from above)`;
}

/** Leaving out one filter, all of them, one word, or every word: never a dead end while the category has anything. */
async function waysOut(
  db: CatalogDb,
  { query }: FacetsInput,
  { goal, single }: { goal: Goal; single: Relaxation[] },
): Promise<Relaxation[]> {
  if (single.length > 0) return single;
  const words = query === undefined ? [] : typedWords(query);
  const ways: (Omit<Relaxation, "count"> & Goal)[] = [];
  if (goal.parts.length > 1) ways.push({ ...goal, parts: [], label: "Remove all filters", without: { key: "*" } });
  for (const [i, word] of words.length > 1 ? words.entries() : []) {
    const left = words.toSpliced(i, 1).join(" ");
    ways.push({
      ...goal,
      reading: asTyped(left),
      label: `Search for “${left}”`,
      without: { key: "query", value: word },
    });
  }
  if (query !== undefined) {
    ways.push({ ...goal, reading: undefined, label: "Show everything here", without: { key: "query" } });
  }
  if (goal.categorySlug !== undefined) {
    ways.push({ ...goal, categorySlug: undefined, label: "Look in all categories", without: { key: "category" } });
  }
  if (ways.length === 0) return [];
  const counts = ways.map((way) => {
    const found = matching({ words: wordsOf(way), categorySlug: way.categorySlug, parts: way.parts });
    const prelude = way.reading?.prelude ?? sql``;
    return sql`(with ${prelude} found as (select from products p where ${found} limit ${maxCounted + 1}) select count(*)::int from found)`;
  });
  const [row] = await db.execute<{ counts: number[] }>(sql`
    select json_build_array(${sql.join(counts, sql`, `)}) as counts`);
  return ways
    .map(({ label, without }, i) => ({ label, without, count: row?.counts[i] ?? 0 }))
    .filter(({ count }) => count > 0);
}
