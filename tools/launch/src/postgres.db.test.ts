import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "./free-port.ts";
import { createDatabases } from "./postgres-databases.ts";
import { isAlive } from "./postgres-server.ts";
import { deletePostgres, startPostgres } from "./postgres.ts";
import type { Postgres } from "./postgres.ts";

const dir = mkdtempSync(join(tmpdir(), "stallhouse-postgres-"));
chmodSync(dir, 0o711);
let server: Postgres;

const services = ["identity", "orders"].map((database) => {
  const role = `${database}_role`;
  return { database, owner: role, logins: [{ role, password: `'${database}"` }] };
});

beforeAll(async () => {
  server = await startPostgres({ dir, durable: false });
});
afterAll(() => deletePostgres(dir));

async function ask(database: string, role: string, statement: string): Promise<unknown> {
  const password = services.find(({ owner }) => owner === role)?.logins[0]?.password ?? "";
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

test("F48 a supervised server that is killed comes back on its port with its rows, said in one line", async () => {
  const said: string[] = [];
  await server.stop();
  // Durable: without it the last rows before a kill may be lost.
  server = await startPostgres({ dir, durable: true, supervise: (line) => said.push(line) });
  await createDatabases(server.url, services);
  await ask("identity", "identity_role", "create table if not exists survived as select 8 as answer");
  process.kill(await postmasterOf(server), "SIGKILL");
  const answer = () => ask("identity", "identity_role", "select answer from survived").catch(() => undefined);
  await expect.poll(() => said.length, { timeout: 5_000 }).toBe(1);
  await expect.poll(answer, { timeout: 20_000, interval: 200 }).toBe(8);
  expect(said[0]).toMatch(/^PostgreSQL stopped \(SIGKILL\); back in 0\.25 s, log: .*server\.log$/);
});

test("a server goes with its killed launcher within 3 s, and the next start is a clean one", async () => {
  await server.stop();
  const tree = ["--import", "tsx", join(import.meta.dirname, "testing", "postgres-launcher.ts"), dir];
  const launcher = spawn(process.execPath, tree, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(launcher.stdout, "data")) as [Buffer];
  const postmaster = Number(String(line));
  expect(isAlive(postmaster)).toBe(true);
  launcher.kill("SIGKILL");
  await expect.poll(() => isAlive(postmaster), { timeout: 3_000 }).toBe(false);
  server = await startPostgres({ dir, durable: false });
  expect(server.reused).toBe(false);
});

/** A running server's own process: the parent of the one that answers. */
async function postmasterOf({ url }: Postgres): Promise<number> {
  const sql = postgres(url, { max: 1 });
  const [row] = await sql`select pg_read_file('postmaster.pid') as file`;
  await sql.end();
  return Number(String(row?.file).split("\n")[0]);
}

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
