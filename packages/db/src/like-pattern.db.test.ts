import { sql } from "drizzle-orm";
import postgres from "postgres";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mentions, newestMentioning } from "./like-pattern.ts";

const client = postgres(process.env.TEST_DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
const db = drizzle(client);
const words = ["Oak", "oar", "Åre", "a-b", "100%", "under_score", "back\\slash", "Garumewick", "it's", "o"];
const titles = Array.from({ length: 3_000 }, (_, at) => `${words[at % 10]} ${words[Math.floor(at / 10) % 7]} no ${at}`);

beforeAll(async () => {
  await client`create extension if not exists pg_trgm`;
  await client`create temporary table things (id int primary key, title text)`;
  await client`insert into things select ordinality, title from unnest(${titles}::text[]) with ordinality t(title)`;
  await client`create index on things using gin (title gin_trgm_ops)`;
  await client`analyze things`;
});
afterAll(() => client.end());

const low = (text: string) => text.toLowerCase();
const beginsWord = (title: string, query: string) =>
  low(title).startsWith(low(query)) || low(title).includes(` ${low(query)}`);

test.each([
  // Anywhere, and few or many of them.
  ...["garume", "rumew", "no 29", "299", "UNDER_", "k\\sl", "k\\sla", "100%", "a-b", "_s", "no 1", "nowhere"].map(
    (query) => ({ query, is: "part" }),
  ),
  // So short that they begin a word.
  ...["o", "OA", "år", "1", "it", "zz", "r-"].map((query) => ({ query, is: "beginning" })),
  ...["%", "_", "\\", "--"].map((query) => ({ query, is: "nothing" })),
])(
  "the newest that mention $query, as a $is, are those that reading through all of them finds",
  async ({ query, is }) => {
    const isFound = (title: string) =>
      is === "part" ? low(title).includes(low(query)) : is === "beginning" && beginsWord(title, query);
    const expected = titles.flatMap((title, at) => (isFound(title) && at < 2_900 ? [at + 1] : [])).toReversed();
    for (const most of [1, 26, 2_000]) {
      const found = newestMentioning({
        id: sql`t.id`,
        from: sql`things t`,
        mention: mentions(sql`t.title`, query),
        condition: sql`t.id <= 2900`,
        most,
      });
      const rows = await db.execute<{ id: number }>(sql`select id from ${found} found order by id desc`);
      expect(rows.map(({ id }) => id)).toEqual(expected.slice(0, most));
    }
  },
);
