import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { appsWithDatabase } from "@stallhouse/topology/topology";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { makeContainerKeys } from "./container-keys.ts";
import { demoAccounts } from "./demo-accounts.ts";
import { deletePostgres, startPostgres } from "./postgres.ts";
import type { Postgres } from "./postgres.ts";
import { root } from "./root.ts";

vi.setConfig({ testTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), "stallhouse-container-keys-"));
const dir = join("/var/tmp", `stallhouse-containers-${process.pid}`);
const read = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");
const apps = appsWithDatabase();
let server: Postgres;
beforeAll(async () => {
  server = await startPostgres({ dir, durable: false });
  makeContainerKeys(folder, "demo");
});
afterAll(async () => {
  await deletePostgres(dir);
  rmSync(folder, { recursive: true, force: true });
});

/** As psql does: line by line, and what a line with \gexec answers is run too. */
async function runStatements(text: string): Promise<void> {
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  for (const line of text.trim().split("\n")) {
    const rows = await sql.unsafe(line.replace(/\\gexec$/, ""));
    if (line.endsWith("\\gexec")) for (const row of rows) await sql.unsafe(String(Object.values(row)[0]));
  }
  await sql.end();
}

async function enter(address: string, database?: string): Promise<string> {
  const url = new URL(address);
  const { port } = new URL(server.url);
  url.host = `127.0.0.1:${port}`;
  if (database) url.pathname = `/${database}`;
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  try {
    await sql`select 1`;
    return "let in";
  } catch (error) {
    return error instanceof postgres.PostgresError ? error.code : String(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

test("X69 in containers each service's role, with the password in its own file, enters its own database and no other", async () => {
  await runStatements(read("postgres", "databases.sql"));
  await runStatements(read("postgres", "databases.sql"));
  for (const { name, database: own } of apps) {
    const address = read(name, "database-url");
    for (const database of [...apps.map((app) => app.database), "postgres", "template1"]) {
      expect(await enter(address, database), `${name} on ${database}`).toBe(database === own ? "let in" : "42501");
    }
  }
});

test("X68 the broker is told of one account for each service, and made again the secrets stay", () => {
  const before = apps.map(({ name }) => [read(name, "database-url"), read(name, "amqp-url")]);
  makeContainerKeys(folder, "demo");
  expect(apps.map(({ name }) => [read(name, "database-url"), read(name, "amqp-url")])).toEqual(before);
  const definitions = JSON.parse(read("rabbitmq", "definitions.json")) as {
    users: { name: string }[];
    permissions: { user: string }[];
  };
  const names = apps.map(({ name }) => name);
  expect(definitions.users.map(({ name }) => name)).toEqual(names);
  expect(definitions.permissions.map(({ user }) => user)).toEqual(names);
  expect(apps.map(({ name }) => new URL(read(name, "amqp-url")).username)).toEqual(names);
  const passwords = before.flat().map((address) => new URL(address).password);
  expect(new Set(passwords).size).toBe(2 * apps.length);
});

test("the outside world's secrets are made for the demo only", () => {
  const other = mkdtempSync(join(tmpdir(), "stallhouse-container-keys-"));
  makeContainerKeys(other, "production");
  expect(existsSync(join(other, "sandbox"))).toBe(false);
  expect(existsSync(join(other, "seed"))).toBe(false);
  expect(readdirSync(join(other, "notifier")).toSorted()).toEqual(["amqp-url", "database-url"]);
  rmSync(other, { recursive: true });
});

test("the demo in containers is filled through its own doors, for the people of `npm start`", () => {
  for (const { name, database } of apps) expect(read("seed", database)).toBe(read(name, "database-url"));
  expect(read("seed", "web-key.json")).toBe(read("web", "key.json"));
  const { name, email, password } = demoAccounts.admin;
  expect(demo).toMatchObject({ ADMIN_NAME: name, ADMIN_EMAIL: email, ADMIN_PASSWORD: password });
  expect(JSON.parse(demo.DEMO_ACCOUNTS ?? "")).toEqual(Object.values(demoAccounts));
});

type Compose = { services: Record<string, { environment: Record<string, string> }> };
const compose = parse(readFileSync(join(root, "docker-compose.yml"), "utf8"), { merge: true }) as Compose;
const demo = parseEnv(readFileSync(join(root, "docker", "demo.env"), "utf8"));

/** Starts as much of a process as reads its environment, with what the compose file gives it; answers what it says. */
function startEnvironment(name: string, given: NodeJS.Dict<string>): string[] {
  const fill = (value: string) =>
    value.replace(/\$\{(\w+):-([^}]*)\}/g, (_all, key: string, otherwise: string) => given[key] || otherwise);
  const env = Object.entries(compose.services[name]?.environment ?? {}).map(([key, value]) => [
    key,
    fill(String(value)).replace(/^\/keys\//, `${folder}/`),
  ]);
  const read = { web: "m.env()", sandbox: "m.readEnv()" }[name] ?? "0"; // the others read it as they are loaded
  const script = `import(${JSON.stringify(join(root, "apps", name, "src", "env.ts"))}).then((m) => ${read})`;
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "-e", script], {
    cwd: root,
    env: { PATH: process.env.PATH, ...(Object.fromEntries(env) as Record<string, string>) },
    encoding: "utf8",
  });
  const named = [...stderr.matchAll(/^(?:Error: )?(?:environment:)?\s*([A-Z][A-Z_]+): /gm)];
  return status === 0 || named.length > 0 ? named.map(([, variable = ""]) => variable) : [stderr];
}

const all = [...apps.map(({ name }) => name), "web", "sandbox"];
test.each(all)("in containers %s starts as a demo with what was made for it", (name) => {
  expect(startEnvironment(name, demo)).toEqual([]);
});

test("in containers production refuses to start until its operator has set his secrets, and names each", () => {
  expect(startEnvironment("payment-service", {})).toEqual([
    "STRIPE_API_KEY",
    "WEBHOOK_SECRET",
    "PUBLIC_URL",
    "STALLHOUSE_MODE",
  ]);
  expect(startEnvironment("sandbox", {})).toContain("STALLHOUSE_MODE");
  const demoSecrets = { ...demo, STALLHOUSE_MODE: "production" };
  expect(startEnvironment("payment-service", demoSecrets)).toEqual([
    "STRIPE_API_KEY",
    "STRIPE_API_URL",
    "STALLHOUSE_MODE",
  ]);
  expect(startEnvironment("web", demoSecrets)).toContain("SANDBOX_URL");
});
