import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "./free-port.ts";
import { createDatabases, deletePostgres, startPostgres } from "./postgres.ts";
import type { Postgres } from "./postgres.ts";

const dir = mkdtempSync(join(tmpdir(), "stallhouse-postgres-"));
chmodSync(dir, 0o711);
let server: Postgres;

const services = ["identity", "orders"].map((name) => ({
  database: name,
  role: `${name}_role`,
  password: `'${name}"`,
}));

beforeAll(async () => {
  server = await startPostgres({ dir, durable: false });
});
afterAll(() => deletePostgres(dir));

async function ask(database: string, role: string, statement: string): Promise<unknown> {
  const password = services.find((service) => service.role === role)?.password ?? "";
  const host = { host: "127.0.0.1", port: server.port, database, username: role, password };
  const sql = postgres({ ...host, max: 1, onnotice: () => {} });
  try {
    const [row] = await sql.unsafe(statement);
    return row?.answer;
  } finally {
    await sql.end();
  }
}

test("a service's role enters its own database and no other", async () => {
  await createDatabases(server.url, services);
  await createDatabases(server.url, services);
  await ask("orders", "orders_role", "create table if not exists mine (id int)");
  expect(await ask("orders", "orders_role", "select current_user as answer")).toBe("orders_role");
  await expect(ask("orders", "identity_role", "select 1 as answer")).rejects.toThrow(/permission denied for database/);
  await expect(ask("postgres", "identity_role", "select 1 as answer")).rejects.toThrow(
    /permission denied for database/,
  );
});

test("a database keeps its rows over a restart, and a second start finds the running server", async () => {
  await createDatabases(server.url, services);
  await ask("identity", "identity_role", "create table if not exists kept as select 7 as answer");
  const again = await startPostgres({ dir, durable: false });
  expect(again).toMatchObject({ reused: true, port: server.port });
  await server.stop();
  server = await startPostgres({ dir, durable: false });
  expect(server.reused).toBe(false);
  expect(await ask("identity", "identity_role", "select answer from kept")).toBe(7);
});

test("statements are counted and letters outside ASCII have a lower case", async () => {
  const sql = postgres(server.url, { max: 1 });
  const [row] = await sql`select lower('ÉÄ') as small, (select count(*) from pg_stat_statements) > 0 as counted`;
  await sql.end();
  expect(row).toEqual({ small: "éä", counted: true });
});

test("a taken port is one clear sentence", async () => {
  const other = mkdtempSync(join(tmpdir(), "stallhouse-postgres-"));
  chmodSync(other, 0o711);
  await expect(startPostgres({ dir: other, port: server.port, durable: false })).rejects.toThrow(
    `Port ${server.port} is taken`,
  );
  await deletePostgres(other);
  expect(await freePort()).not.toBe(server.port);
});
