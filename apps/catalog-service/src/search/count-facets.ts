import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { allTogether, inherited } from "../category/attributes.ts";
import type { AttributeDefinition } from "../category/attributes.ts";
import type { FacetsInput } from "../product/product-filter.ts";
import type { CatalogDb } from "../trpc.ts";
import { categoriesBelow, firstMatching, hasAny, matching, partsOf } from "./conditions.ts";
import type { Part } from "./conditions.ts";
import { facetsOf, relaxations, totalOf } from "./facets.ts";
import type { Facets, Relaxation, TagCount } from "./facets.ts";
import { countOf, maxCounted } from "./list-products.ts";
import { asTyped, findWays, oneOf } from "./reading.ts";
import type { Reading } from "./reading.ts";
import { typedWords } from "./typed-words.ts";

type Row = {
  tags: TagCount[];
  price: { min: number | null; max: number | null };
  chain: AttributeDefinition[][];
};

/** So many products, looked at once for all filters, cost less than what each filter alone leaves out, found anew. */
const smallBase = 30_000;

/** What a list can be narrowed by, with counts; and when it is empty, what to leave out. */
export async function countFacets(db: CatalogDb, input: FacetsInput, most = smallBase): Promise<Facets> {
  const reading = await readQuery(db, input);
  const parts = partsOf(input);
  const goal: Goal = { categorySlug: input.categorySlug, parts, reading };
  const isFew = parts.length > 0 && (await isBaseSmall(db, { input, goal, most }));
  const [row] = await db.execute<Row>(counting(goal, isFew));
  if (!row) throw new Error("a statement without a from clause returned no row");
  const { price, chain } = row;
  const total = totalOf(row.tags, "all");
  const isCapped = !isWhole(goal) && total > maxCounted;
  const tags = isCapped ? row.tags.map((tag) => ({ ...tag, n: Math.min(tag.n, maxCounted) })) : row.tags;
  const isCategory = input.categorySlug !== undefined;
  const facets = facetsOf(
    { tags, price, definitions: isCategory ? inherited(chain) : allTogether(chain), isCategory },
    input,
  );
  const relax = total > 0 ? [] : await waysOut(db, input, { goal, single: relaxations(input, tags) });
  return { ...(isWhole(goal) ? { total, totalIsCapped: false } : countOf(total)), facets, relax };
}

type Goal = { categorySlug: string | undefined; parts: Part[]; reading: Reading | undefined };

/** The same reading the search takes, so that list and facets speak of the same products. */
async function readQuery(db: CatalogDb, { query, exact }: FacetsInput): Promise<Reading | undefined> {
  if (query === undefined) return undefined;
  const typed = asTyped(query);
  const [found] = await db.execute<{ isKnown: boolean }>(sql`
    with ${typed.prelude} nothing as (select)
    select ${hasAny(typed.query)} as "isKnown"`);
  if (found?.isKnown) return typed;
  const ways = await findWays(db, query, exact === true);
  return ways.length === 0 ? typed : oneOf(ways);
}

type Base = { input: FacetsInput; goal: Goal; most: number };

/** Whether the words and the category, without filters, leave about so many: told by the roll-ups where they can tell. */
async function isBaseSmall(db: CatalogDb, base: Base): Promise<boolean> {
  const { query } = base.input;
  const told = await isSaidSmall(db, base);
  // Several words may each be common and together rare: only the index knows.
  const isPlain = query === undefined || typedWords(query).length === 1;
  return told === true || (!isPlain && (await isFoundSmall(db, base)));
}

async function isSaidSmall(
  db: CatalogDb,
  { input: { query = "", categorySlug }, most }: Base,
): Promise<boolean | null> {
  // Of what is said either way, or not, the words' own numbers tell nothing.
  const words = /["-]|\bor\b/i.test(query) ? [] : typedWords(query);
  const inCategory = categorySlug === undefined ? sql`false` : sql`category_id = any(${categoriesBelow(categorySlug)})`;
  const [told] = await db.execute<{ isSmall: boolean | null }>(sql`
    select least(
      (select min(said.n) from (
        select (select sum(n) from search_words where stem = coalesce((ts_lexize('english_stem', typed.word))[1], typed.word)) as n
        from unnest(${sql.param(words)}::text[]) as typed(word)
      ) said),
      (select sum(n) from tag_counts where tag = 'c:' || category_id and ${inCategory})
    ) <= ${most}::int as "isSmall"`);
  return told?.isSmall ?? null;
}

async function isFoundSmall(db: CatalogDb, { goal: { reading, categorySlug }, most }: Base): Promise<boolean> {
  const where = matching({ words: reading?.query, categorySlug, parts: [] });
  const found = firstMatching({ columns: sql`p.id`, where, most: most + 1 });
  const [row] = await db.execute<{ isSmall: boolean }>(sql`
    with ${reading?.prelude ?? sql``} found as (${found}) select count(*) <= ${most}::int as "isSmall" from found`);
  return row?.isSmall === true;
}

/** How many carry each tag where every filter holds, which is the part `all`, and where every one but a part's own does. */
function counting(goal: Goal, isFew: boolean): SQL {
  const { categorySlug, parts, reading } = goal;
  const others = parts.map(({ key }) => ({
    part: key,
    goal: { ...goal, parts: parts.filter((part) => part.key !== key) },
  }));
  const sets = [{ part: "all", goal }, ...others];
  const looked = sets.filter((set) => !isWhole(set.goal));
  const whole = sets.filter((set) => isWhole(set.goal)).map(({ part }) => tagsOfAll(part, categorySlug));
  const found = isFew ? sql`found as (${foundAtOnce(goal)})` : foundApart(looked);
  const counted = looked.length > 0 ? sql`${found}, ${countedOf(looked, isFew)},` : sql``;
  const tags = looked.length > 0 ? [tagsCounted, ...whole] : whole;
  const [priced] = sets.toSorted((one, other) => Number(other.part === "price") - Number(one.part === "price"));
  const price =
    priced && looked.includes(priced)
      ? sql`(select json_build_object('min', min(least), 'max', max(most)) from counted where part = ${priced.part})`
      : priceRange(categorySlug);
  return sql`
    with ${reading?.prelude ?? sql``} ${counted} tagged as (${sql.join(tags, sql` union all `)})
    select (
      select coalesce(json_agg(json_build_object('part', part, 'tag', tag, 'n', n, 'slug', s.slug, 'name', s.name, 'color', w.color)), '[]')
      from tagged left join sellers s on s.id = case when tag like 's:%' then substr(tag, 3)::uuid end
        left join swatches w on w.value = case when tag like 'a:colour=%' then substr(tag, 10) end
    ) as tags, ${price} as price, ${definitions(categorySlug)} as chain`;
}

/** Nothing narrows it: the roll-up knows its numbers. */
function isWhole({ parts, reading }: Goal): boolean {
  return parts.length === 0 && reading === undefined;
}

const looks = sql`p.min_price, p.stock, p.compare_at, p.rating_sum, p.rating_count, p.seller_id, p.tags`;

/** All with the words in the category that lack no filter or just one, and which: each is looked at once. */
function foundAtOnce({ parts, categorySlug, ...goal }: Goal): SQL {
  const where = matching({ words: goal.reading?.query, categorySlug, parts: [] });
  const lacks = parts.map(({ check }, i) => ({ column: sql.raw(`lacks_${i}`), check }));
  const columns = lacks.map(({ column, check }) => sql`(${check}) is not true as ${column}`);
  const number = lacks.map(({ column }) => sql`p.${column}::int`);
  const which = parts.map(({ key }, i) => sql`when p.lacks_${sql.raw(String(i))} then ${key}`);
  return sql`
    select case ${sql.join(which, sql` `)} else 'all' end as part, ${looks}
    from (${firstMatching({ columns: sql.join([looks, ...columns], sql`, `), where, most: sql`all` })}) p
    where ${sql.join(number, sql` + `)} < 2`;
}

/** Where there is more than is counted, what one filter leaves out is told from so many. */
const sample = 2_000;

/** Each set looked up in the index. */
function foundApart(sets: { part: string; goal: Goal }[]): SQL {
  const name = (i: number) => sql.raw(`found_${i}`);
  const each = sets.map((set, i) => sql`${name(i)} as materialized (${firstOf(set.goal, set.part === "all")})`);
  const together = sets.map(({ part }, i) => sql`select ${part}::text as part, f.* from ${name(i)} f`);
  return sql`${sql.join(each, sql`, `)}, found as (${sql.join(together, sql` union all `)})`;
}

function firstOf({ reading, categorySlug, parts }: Goal, isAll = true): SQL {
  const where = matching({ words: reading?.query, categorySlug, parts });
  const most = isAll
    ? sql`${maxCounted + 1}`
    : sql`(select case when count(*) > ${maxCounted} then ${sample}::int else ${maxCounted + 1}::int end from found_0)`;
  return firstMatching({ columns: looks, where, most });
}

/** How many are alike in what they are counted by, in one go for every facet; what lacks a filter counts for its facet alone. */
function countedOf(sets: { part: string }[], isFew: boolean): SQL {
  const keys = sql.param(sets.map(({ part }) => part));
  const isOfPart = isFew ? sql`alike.part in ('all', asked.part)` : sql`alike.part = asked.part`;
  return sql`alike as materialized (
      select part, stars, is_in, is_offer, seller_id, tags, count(*)::int as n, min(min_price) as least, max(min_price) as most
      from (
        select part, stock <> 'out' as is_in, compare_at > min_price is true as is_offer,
          case when rating_count > 0 then rating_sum / rating_count else 0 end as stars,
          case when part in ('all', 'seller') then seller_id end as seller_id,
          case when part not in ('seller', 'price', 'rating', 'stock', 'offer') then tags end as tags, min_price
        from found
      ) f
      group by grouping sets ((part, stars, is_in, is_offer), (part, seller_id), (part, tags))
    ), counted as materialized (
      select asked.part, stars, is_in, is_offer, seller_id, tags, n, least, most
      from alike join unnest(${keys}::text[]) asked(part) on ${isOfPart}
    )`;
}

/** Products per tag; `c:` stands for all of them. */
const tagsCounted = sql`
  select part, tag, sum(n)::int as n
  from counted cross join lateral unnest(case
    when seller_id is not null then array['s:' || seller_id]
    when stars is null then tags
    else array['c:'] || case when is_in then array['in'] else '{}' end || case when is_offer then array['offer'] else '{}' end
      || array(select 'r:' || star from generate_series(1, stars) star) end) tag
  group by part, tag`;

/** Tags of a whole category, and how many products carry them: of all, however many. */
function tagsOfAll(part: string, categorySlug: string | undefined): SQL {
  const inCategory =
    categorySlug === undefined ? sql`` : sql`where category_id = any(${categoriesBelow(categorySlug)})`;
  return sql`
    select ${part}::text as part, tag, sum(n)::int as n from (
      select tag, n from tag_counts ${inCategory}
      union all
      select tag, delta from search_changes, unnest(tags) as tag ${inCategory}
    ) t group by tag having sum(n) > 0`;
}

const range = sql`select json_build_object('min', min(min_price), 'max', max(min_price))`;

function priceRange(categorySlug: string | undefined): SQL {
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
  if (goal.parts.length > 1) ways.push({ ...goal, parts: [], without: { key: "*" } });
  for (const [i, word] of words.length > 1 ? words.entries() : []) {
    const left = words.toSpliced(i, 1).join(" ");
    ways.push({ ...goal, reading: asTyped(left), without: { key: "query", value: word } });
  }
  if (query !== undefined) {
    ways.push({ ...goal, reading: undefined, without: { key: "query" } });
  }
  if (goal.categorySlug !== undefined) {
    ways.push({ ...goal, categorySlug: undefined, without: { key: "category" } });
  }
  if (ways.length === 0) return [];
  const counts = ways.map((way) => {
    const prelude = way.reading?.prelude ?? sql``;
    return sql`(with ${prelude} found as (${firstOf(way)}) select count(*)::int from found)`;
  });
  const [row] = await db.execute<{ counts: number[] }>(sql`
    select json_build_array(${sql.join(counts, sql`, `)}) as counts`);
  return ways.map(({ without }, i) => ({ without, count: row?.counts[i] ?? 0 })).filter(({ count }) => count > 0);
}
