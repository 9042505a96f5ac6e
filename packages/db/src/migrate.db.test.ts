import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, expect, it } from "vitest";
import { migrate } from "./migrate.ts";
import { createEmptyDatabase } from "./testing.ts";

let folder: string;
let sql: postgres.Sql;
let database: { url: string; drop: () => Promise<void> };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "stallhouse-migrate-"));
  database = await createEmptyDatabase();
  sql = postgres(database.url, { max: 1, onnotice: () => {} });
  write("drizzle/0000_schema.sql", "create table stalls (id int primary key, sum int not null default cheapest());");
  write(
    "src/price/before-tables.sql",
    "create or replace function cheapest() returns int language sql begin atomic select 1; end;",
  );
  write("src/guard.sql", guardAdding(10));
});

afterEach(async () => {
  await sql.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const guardAdding = (sum: number) => `
  create or replace function add_to_it() returns trigger language plpgsql as
    $$ begin new.sum := new.sum + ${sum}; return new; end $$;
  create trigger stalls_add before insert on stalls for each row execute function add_to_it();`;
const sumOfNew = async (id: number) => (await sql`insert into stalls (id) values (${id}) returning sum`)[0]?.sum;

it("tables stand on what they call, programs on the tables, however many copies start at once", async () => {
  await Promise.all([1, 2, 3].map(() => migrate(database.url, folder)));
  expect(await sumOfNew(1)).toBe(11);
});

it("a program follows its file: changed there it is changed here, deleted there its trigger is gone", async () => {
  await migrate(database.url, folder);
  write("src/guard.sql", guardAdding(20));
  await migrate(database.url, folder);
  expect(await sumOfNew(1)).toBe(21);
  rmSync(join(folder, "src", "guard.sql"));
  await migrate(database.url, folder);
  expect(await sumOfNew(2)).toBe(1);
});

it("while no file changes nothing is made anew", async () => {
  await migrate(database.url, folder);
  await sql`drop trigger stalls_add on stalls`;
  await migrate(database.url, folder);
  expect(await sumOfNew(1)).toBe(1);
});

it("a fault in a program takes the tables of the same start back with it", async () => {
  write(
    "src/late/wrong.sql",
    "create trigger lost before insert on no_table for each row execute function cheapest();",
  );
  await expect(migrate(database.url, folder)).rejects.toThrow('relation "no_table" does not exist');
  expect(await sql`select to_regclass('stalls') as stalls, to_regclass('schema_programs') as programs`).toEqual([
    { stalls: null, programs: null },
  ]);
});

it("a database of other tables is refused in one sentence and left as it is", async () => {
  await migrate(database.url, folder);
  await sumOfNew(1);
  write("drizzle/0000_schema.sql", "create table stalls (id int primary key, name text);");
  await expect(migrate(database.url, folder)).rejects.toThrow("`npm run reset` starts over");
  expect(await sumOfNew(2)).toBe(11);
});

it("a migration that comes later is added to what stands", async () => {
  await migrate(database.url, folder);
  write("drizzle/0001_names.sql", "alter table stalls add column name text not null default 'Stall';");
  await migrate(database.url, folder);
  await migrate(database.url, folder);
  await sumOfNew(1);
  expect(await sql`select name from stalls`).toEqual([{ name: "Stall" }]);
});
