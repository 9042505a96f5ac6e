import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { bigint, boolean, date, integer, jsonb, pgEnum, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { amountColumn, createdAtColumn, currencyColumn, idColumn, refColumn, timeColumn } from "./columns.ts";
import { connect } from "./connect.ts";
import type { Connection } from "./connect.ts";
import { documentOf, excluded, insertRows, listOf, recordset, updateRows } from "./recordset.ts";
import type { DocumentIn } from "./recordset.ts";
import { createEmptyDatabase } from "./testing.ts";

const mood = pgEnum("mood", ["calm", "loud"]);
const stalls = pgTable("stalls", {
  stallId: idColumn<string>("id"),
  seq: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
  ownerId: refColumn<string>(),
  name: text().notNull(),
  mood: mood().notNull(),
  rent: amountColumn(),
  currency: currencyColumn(),
  size: smallint().notNull().default(7),
  visits: integer(),
  isOpen: boolean().notNull(),
  tags: text().array().notNull().default([]),
  owners: uuid().array(),
  opening: date().notNull(),
  hours: jsonb().$type<{ from: number; days: string[] } | string>(),
  builtAt: createdAtColumn(),
  soldAt: timeColumn(),
});

type Row = (typeof stalls)["$inferInsert"];
const id = (number: number) => `00000000-0000-7000-8000-00000000000${number}`;
const plain: Row = {
  stallId: id(1),
  name: "Ada's",
  mood: "calm",
  rent: 0,
  currency: "EUR",
  isOpen: false,
  opening: "2026-01-31",
};
const whole = {
  stallId: id(2),
  ownerId: id(8),
  name: `it's a "quoted" \\ {name}, and $1`,
  mood: "loud",
  rent: 9_007_199_254_740_991,
  currency: "JPY",
  size: 1,
  visits: -5,
  isOpen: true,
  tags: ["a,b", `"`, "{}", ""],
  owners: [id(8), id(9)],
  opening: "2024-02-29",
  hours: { from: 9, days: ["Mon", "it's"] },
  builtAt: "2026-03-01T10:20:30.123Z",
  soldAt: "2026-12-31T23:59:59.999Z",
} as const;

let connection: Connection<Record<string, unknown>>;
let drop: () => Promise<void>;
const statements: string[] = [];

beforeAll(async () => {
  const database = await createEmptyDatabase();
  drop = database.drop;
  connection = connect(database.url, {}, { max: 1, onStatement: (statement) => statements.push(statement) });
  await connection.sql.unsafe(`
    create type mood as enum ('calm', 'loud');
    create table stalls (id uuid primary key, seq bigint generated always as identity, owner_id uuid, name text not null,
      mood mood not null, rent bigint not null, currency char(3) not null, size smallint not null default 7, visits int,
      is_open boolean not null, tags text[] not null default '{}', owners uuid[], opening date not null, hours jsonb,
      built_at timestamptz not null default now(), sold_at timestamptz)`);
});
beforeEach(async () => void (await connection.db.execute(sql`truncate stalls restart identity`)));
afterAll(async () => {
  await connection.close();
  await drop();
});

async function read<D>(document: SQL<D>, from: SQL): Promise<D[]> {
  const rows = await connection.db.execute<{ document: D }>(sql`select ${document} as document from ${from}`);
  return rows.map((row) => row.document);
}
const stall = documentOf(stalls, "s");
const all = () => read(stall, sql`stalls s order by s.id`);

it("a row of every type of column is stored and read as it was given", async () => {
  await connection.db.execute(
    insertRows(stalls, [
      { ...whole, tags: [...whole.tags], owners: [...whole.owners], hours: { from: 9, days: ["Mon", "it's"] } },
    ]),
  );
  expect(await all()).toEqual([{ ...whole, seq: 1 }]);
});

it("what no row names has its default, what another row names is null, also in a jsonb column", async () => {
  await connection.db.execute(
    insertRows(stalls, [
      { ...plain, hours: null },
      { ...plain, stallId: id(2), visits: 3, hours: "all day" },
    ]),
  );
  const [first, second] = await all();
  expect(first).toMatchObject({ size: 7, tags: [], visits: null, hours: null, ownerId: null, soldAt: null });
  expect(second).toMatchObject({ visits: 3, hours: "all day" });
  const [jsonNull] = await connection.db.execute<{ count: number }>(
    sql`select count(*)::int as count from stalls where hours is null`,
  );
  expect(jsonNull?.count).toBe(1);
});

it("moments may be dates, and columns be worked out by the database", async () => {
  const builtAt = new Date("2020-02-02T02:02:02.020Z");
  const { rent: _rent, ...rest } = plain;
  await connection.db.execute(insertRows(stalls, [{ ...rest, builtAt }], { rent: sql`2 + 3` }));
  expect(await all()).toMatchObject([{ builtAt: builtAt.toISOString(), rent: 5 }]);
});

it("no rows are no rows, of any statement", async () => {
  await connection.db.execute(insertRows(stalls, []));
  await connection.db.execute(updateRows(stalls, [], ["rent"]));
  expect(await all()).toEqual([]);
});

it("only the columns named change, of the rows named", async () => {
  await connection.db.execute(insertRows(stalls, [plain, { ...plain, stallId: id(2) }]));
  const [before] = await all();
  await connection.db.execute(
    updateRows(stalls, [{ stallId: id(2), rent: 8, soldAt: null, name: "other" }], ["rent", "soldAt"]),
  );
  expect(await all()).toEqual([before, { ...before, stallId: id(2), seq: 2, rent: 8 }]);
});

it("a row that is there takes the new one's values, but in the columns kept", async () => {
  await connection.db.execute(insertRows(stalls, [plain]));
  const other = { ...plain, rent: 9, name: "Bo's", mood: "loud" } as const;
  const kept = excluded(stalls, ["seq", "name"]);
  await connection.db.execute(sql`${insertRows(stalls, [other])} on conflict (id) do update set ${kept}`);
  expect(await all()).toMatchObject([{ stallId: id(1), rent: 9, mood: "loud", name: "Ada's" }]);
});

it("columns are read under names of their own", async () => {
  const edges = { stallId: stalls.stallId, fromMood: stalls.mood, toMood: stalls.mood };
  const rows = await connection.db.execute(
    sql`select stall_id, from_mood, to_mood from ${recordset(edges, [{ stallId: id(1), fromMood: "calm", toMood: "loud" }], "edge")}`,
  );
  expect([...rows]).toEqual([{ stall_id: id(1), from_mood: "calm", to_mood: "loud" }]);
});

it("a document leaves out what it is told to, and holds what else it is given", async () => {
  await connection.db.execute(insertRows(stalls, [plain]));
  const small = documentOf(stalls, "s", {
    without: ["seq", "ownerId", "mood", "currency", "size", "visits", "isOpen", "tags", "owners", "opening", "hours"],
    parts: { rent: sql<string>`s.rent || ' cents'`, neighbours: listOf(sql<number>`n.seq`, sql`n.seq desc`) },
  });
  type Small = DocumentIn<typeof small>;
  const [row] = await read(small, sql`stalls s left join stalls n on n.id <> s.id group by s.id`);
  // Typed by the columns: this is an error where a name, a type or a null is not the table's.
  const typed: Small = {
    stallId: id(1),
    name: "Ada's",
    rent: "0 cents",
    neighbours: [],
    builtAt: String(row?.builtAt),
    soldAt: null,
  };
  expect({ ...row, neighbours: [] }).toEqual(typed);
});

it("a document of columns has the names it gives them", async () => {
  await connection.db.execute(insertRows(stalls, [plain]));
  const named = documentOf({ price: stalls.rent, since: stalls.soldAt }, "s");
  const typed: DocumentIn<typeof named>[] = [{ price: 0, since: null }];
  expect(await read(named, sql`stalls s`)).toEqual(typed);
});

it("a list is in its order, and empty where there is nothing", async () => {
  const names = listOf(documentOf(stalls, "s"), sql`s.name desc`);
  expect(await read(names, sql`stalls s`)).toEqual([[]]);
  await connection.db.execute(insertRows(stalls, [plain, { ...plain, stallId: id(2), name: "Bo's" }]));
  expect((await read(names, sql`stalls s`))[0]?.map(({ name }) => name)).toEqual(["Bo's", "Ada's"]);
});

it("is one prepared statement, the same for one row and for many", async () => {
  await connection.db.execute(insertRows(stalls, [plain]));
  statements.length = 0;
  await connection.db.execute(insertRows(stalls, [{ ...plain, stallId: id(2) }]));
  await connection.db.execute(
    insertRows(stalls, [
      { ...plain, stallId: id(3) },
      { ...plain, stallId: id(4) },
    ]),
  );
  expect(statements).toHaveLength(2);
  expect(new Set(statements).size).toBe(1);
  const [prepared] = await connection.db.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_prepared_statements where statement = ${statements[0]}`,
  );
  expect(prepared?.count).toBe(1);
});
