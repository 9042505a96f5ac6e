import { sql } from "drizzle-orm";
import type { SuggestInput } from "../product/product-filter.ts";
import { imageOf } from "../product/product-card.ts";
import type { CategoryName, Picture, ProductPicture } from "../product/product-view.ts";
import type { CatalogDb } from "../trpc.ts";
import { firstMatching, hasAny, isTitled } from "./conditions.ts";
import { keysOf } from "./correction.ts";
import { letterDistance } from "./letter-distance.ts";
import { afterAnything } from "./reading.ts";
import { typedWords } from "./typed-words.ts";

type Suggestions = {
  products: {
    productId: string;
    slug: string;
    title: string;
    price: number;
    currency: string;
    image: Picture | null;
    hue: number;
  }[];
  categories: (CategoryName & { hue: number })[];
  sellers: { slug: string; name: string }[];
  queries: string[];
};

const nothing: Suggestions = { products: [], categories: [], sellers: [], queries: [] };
/** Endings tried for a half typed word. */
const maxEndings = 6;
/** Of more titles than this only the first are ranked. */
const maxRanked = 200;

type Ending = { word: string; isNear: boolean };
type Product = Omit<Suggestions["products"][number], "image"> & { picture: ProductPicture | null };
type Row = Omit<Suggestions, "products"> & { products: Product[] };

/** What somebody may be typing: products with picture and price, categories, sellers, and whole queries. Two statements. */
export async function suggest(db: CatalogDb, { query }: SuggestInput): Promise<Suggestions> {
  const words = typedWords(query);
  const last = words.at(-1);
  if (last === undefined) return nothing;
  const head = words.slice(0, -1).join(" ");
  const endings = await findEndings(db, last);
  const titled = firstMatching({
    columns: sql`p.id`,
    where: isTitled(sql`(select query from asked)`),
    most: maxRanked,
  });
  const [row] = await db.execute<Row>(sql`
    with given as materialized (
      select websearch_to_tsquery('english', ${head}) as head,
        to_tsquery('english', ${endings.map((word) => `'${word}'`).join(" | ")}) as ending
    ), asked as materialized (select case when numnode(ending) = 0 then head when numnode(head) = 0 then ending else head && ending end as query from given),
    titled as materialized (
      select p.id, ts_rank(p.title_search, (select query from asked), 1) as rank
      from (${titled}) found join products p on p.id = found.id
    )
    select (
      select coalesce(json_agg(found order by rank desc, "productId" desc), '[]') from (
        select p.id as "productId", p.slug, p.title, p.min_price as price, p.currency, p.pictures->0 as picture, c.hue, t.rank
        from (select id, rank from titled order by rank desc, id desc limit 5) t
          join products p on p.id = t.id join categories c on c.id = p.category_id
      ) found
    ) as products, (
      select coalesce(json_agg(json_build_object('slug', slug, 'name', name, 'names', names, 'hue', hue)), '[]') from (
        select slug, name, names, hue from categories where ${beginsWord("name", last)} order by position, slug limit 3
      ) found
    ) as categories, (
      select coalesce(json_agg(json_build_object('slug', slug, 'name', name)), '[]') from (
        select slug, name from sellers where standing = 'active' and ${beginsWord("name", last)}
          and exists (select from products p where p.seller_id = sellers.id and p.on_sale)
        order by name limit 3
      ) found
    ) as sellers, (
      select coalesce(json_agg(said order by place), '[]') from (
        select btrim(${head} || ' ' || word) as said, place
        from unnest(${sql.param(endings)}::text[]) with ordinality as ending(word, place)
        where btrim(${head} || ' ' || word) <> ${words.join(" ")} and (
          (select numnode(head) from given) = 0 or ${hasAny(sql`((select head from given) && plainto_tsquery('english', word))`)})
        order by place limit 3
      ) found
    ) as queries`);
  if (!row) return nothing;
  const products = row.products.map(({ productId, slug, title, price, currency, picture, hue }) => ({
    productId,
    slug,
    title,
    price,
    currency,
    image: imageOf(picture),
    hue,
  }));
  return { ...row, products };
}

/** Words that begin like the typed one, said most first; when there are none, the nearest. */
async function findEndings(db: CatalogDb, typed: string): Promise<string[]> {
  const rows = await db.execute<Ending>(sql`
    with begun as materialized (
      select word, n from (
        select word, n from search_words where word ~>=~ ${typed} and word ~<~ ${typed + afterAnything} and n > 0
        order by n desc, word limit ${maxEndings}
      ) w
      -- What just went off sale is not offered, though the words have not taken it in yet.
      where n + coalesce((select sum(delta) from search_changes where w.word = any(terms)), 0) > 0
    )
    select word, n, false as "isNear" from begun
    union all
    (select word, n, true from search_words
      where not exists (select from begun) and keys && ${sql.param(keysOf(typed))}::text[] and n > 0 order by n desc limit 20)`);
  return rows
    .filter(({ word, isNear }) => !isNear || (typed.length > 3 && letterDistance(typed, word) === 1))
    .map(({ word }) => word)
    .slice(0, maxEndings);
}

/** The text, or a word in it, begins so. Letters and digits only are typed words, so none is a wildcard. */
function beginsWord(column: "name", typed: string) {
  return sql`(' ' || lower(${sql.raw(column)})) like ${`% ${typed}%`}`;
}
