import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import { hasAny } from "./conditions.ts";
import { keysOf, waysToRead } from "./correction.ts";
import type { Way, Word } from "./correction.ts";
import { typedWords } from "./typed-words.ts";

export type { Way } from "./correction.ts";

/** A query as PostgreSQL takes it. */
export type Reading = {
  /** Common table expressions it needs, each with a comma after it. */
  prelude: SQL;
  query: SQL;
  /** Which of the ways it took; null when there was none to choose from. */
  chosen: SQL;
};

/** Whole words, with quotes, `or` and `-` meaning what they mean elsewhere. */
export function asTyped(text: string): Reading {
  // In a place of its own, because a plan that is kept would take the text apart again for each product it looks at.
  const prelude = sql`asked as materialized (select websearch_to_tsquery('english', ${text}) as query),`;
  return { prelude, query: sql`(select query from asked)`, chosen: sql`null::int` };
}

/** The first of the ways that anything on sale matches. */
export function oneOf(ways: readonly Way[]): Reading {
  const given = JSON.stringify(ways.map(({ text, prefix }, place) => ({ place, text, prefix })));
  // The fence keeps the order: a way is tried only when those before it found nothing.
  const prelude = sql`chosen as materialized (
    select way.place, way.query from (
      select place, case when prefix = '' then websearch_to_tsquery('english', text)
        else websearch_to_tsquery('english', text) && to_tsquery('simple', prefix) end as query
      from json_to_recordset(${given}::json) as given(place int, text text, prefix text) order by place offset 0
    ) way
    where ${hasAny(sql`way.query`)}
    limit 1
  ),`;
  return { prelude, query: sql`(select query from chosen)`, chosen: sql`(select place from chosen)` };
}

/** Other ways to read a query that nothing matches as it stands, likeliest first. */
export async function findWays(db: CatalogDb, query: string, isExact: boolean): Promise<Way[]> {
  const words = typedWords(query);
  if (words.length === 0) return [];
  const asked = words.map((word, place) => ({ place, word, keys: keysOf(word), isLast: place === words.length - 1 }));
  const rows = await db.execute<Word>(sql`
    select asked.word, stem.is_stop as "isStop",
      exists (select from search_words w where w.word = asked.word and w.n > 0)
        or exists (select from search_words w where w.stem = stem.word and w.n > 0) as "isKnown",
      asked."isLast" and (length(asked.word) > 2 or exists (
        select from search_words w where w.word ~>=~ asked.word and w.word ~<~ (asked.word || ${afterAnything}) and w.n > 0
      )) as "isBeginning",
      (select coalesce(json_agg(json_build_object('word', near.word, 'n', near.n)), '[]') from (
        select w.word, w.n from search_words w where w.keys && asked.keys and w.n > 0 order by w.n desc limit 40
      ) near) as near
    from (
      select place, word, "isLast", array(select json_array_elements_text(keys)) as keys
      from json_to_recordset(${JSON.stringify(asked)}::json) as given(place int, word text, "isLast" boolean, keys json)
    ) asked
      cross join lateral (
        select coalesce(lexemes[1], asked.word) as word, lexemes = '{}' as is_stop
        from ts_lexize('english_stem', asked.word) as lexemes
      ) stem
    order by asked.place`);
  return waysToRead([...rows], isExact);
}

/** Sorts behind every letter: the end of the words that begin alike. */
export const afterAnything = "\u{10FFFF}";
