import { sql } from "drizzle-orm";
import type { AnyColumn, SQL } from "drizzle-orm";

/** A LIKE pattern for "has these words in it", in which nothing typed is a wildcard. */
export function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

/** Trigrams know parts of three letters and more, and beginnings of words of any length: after a sign, or after nothing. */
const part = /[\p{L}\p{N}]{3}|[^\p{L}\p{N}][\p{L}\p{N}]/u;
const letter = /[\p{L}\p{N}]/u;

/** That a text mentions what was typed: a letter or two as the beginning of a word, more of them anywhere. By a trigram index. */
export function mentions(text: SQL | AnyColumn, query: string): SQL {
  const anywhere = contains(query);
  if (part.test(query)) return sql`${text} ilike ${anywhere}`;
  if (!letter.test(query)) return sql`false`;
  const first = anywhere.slice(1);
  return sql`(${text} ilike ${first} or ${text} ilike ${`% ${first}`})`;
}

/** More than these are not sorted: the newest of so many are soon met on the way back through time. */
const few = 1_000;

type Newest = { id: SQL; from: SQL; mention: SQL; condition: SQL | undefined; most: number };

/**
 * Ids of the newest rows that mention something. Said in two ways, of which one runs: a prepared statement is planned
 * before anybody knows how many it will find.
 */
export function newestMentioning({ id, from, mention, condition = sql`true`, most }: Newest): SQL {
  return sql`(
    with found as materialized (select ${id} as id from ${from} where ${condition} and ${mention} limit ${few + 1})
    (select id from found where (select count(*) from found) <= ${few})
    union
    (select distinct ${id} from ${from} where (select count(*) from found) > ${few} and ${condition} and ${mention}
      order by ${id} desc limit ${most})
    order by id desc limit ${most}
  )`;
}
