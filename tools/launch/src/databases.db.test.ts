import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectBus } from "@stallhouse/messaging/connect-bus";
import { appsWithDatabase, queueBindings } from "@stallhouse/topology/topology";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addressFor, busRoleOf, houseDatabases, passwordOf, withPasswords } from "./databases.ts";
import { roleOf } from "./role-names.ts";
import { readKeys } from "./keys.ts";
import { createDatabases } from "./postgres-databases.ts";
import { deletePostgres, startPostgres } from "./postgres.ts";
import type { Postgres } from "./postgres.ts";

vi.setConfig({ testTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), "stallhouse-databases-"));
const dir = join("/var/tmp", `stallhouse-databases-${process.pid}`);
let server: Postgres;
let passwords: Record<string, string>;
beforeAll(async () => {
  server = await startPostgres({ dir, durable: false });
  passwords = (await readKeys(folder)).databasePasswords;
});
afterAll(async () => {
  await deletePostgres(dir);
  rmSync(folder, { recursive: true, force: true });
});

/** `let in`, or the code with which the server refused. */
async function enter(database: string, role: string, password = passwordOf(role, passwords)): Promise<string> {
  const sql = postgres(addressFor(server.url, { database, role, password }), { max: 1, onnotice: () => {} });
  try {
    await sql`select 1`;
    return "let in";
  } catch (error) {
    return error instanceof postgres.PostgresError ? error.code : String(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

test("AR-06 X69 every role that may log in, with its real password, is let into its own database and refused by every other", async () => {
  await createDatabases(server.url, withPasswords(passwords));
  const places = houseDatabases();
  const databases = [...places.map(({ database }) => database), "postgres", "template1"];
  for (const { database: own, logins } of places) {
    for (const role of logins) {
      for (const database of databases) {
        expect(await enter(database, role), `${role} on ${database}`).toBe(database === own ? "let in" : "42501");
      }
      const another = Object.values(passwords).find((password) => password !== passwords[role]);
      expect(await enter(own, role, another), `${role} with another's password`).toBe("28P01");
    }
  }
});

test("X69 a market that an older release made keeps its rows; its one password opens nothing any more", async () => {
  const old = "one for all";
  const older = [...appsWithDatabase().map(({ database }) => database), "bus"].map((database) => {
    const owner = roleOf(database);
    return { database, owner, logins: [{ role: owner, password: old }] };
  });
  await createDatabases(server.url, older);
  const sql = postgres(addressFor(server.url, { database: "orders", role: roleOf("orders"), password: old }), {
    max: 1,
  });
  await sql`create table kept as select 7 as answer`;
  await sql.end();
  const bus = addressFor(server.url, { database: "bus", role: roleOf("bus"), password: old });
  const before = await connectBus({ postgresUrl: bus, bindings: queueBindings(), service: "order-service" });
  await before.close();

  await createDatabases(server.url, withPasswords(passwords));
  for (const { database, owner } of older) expect(await enter(database, owner, old), owner).toMatch(/^28/);
  const role = roleOf("orders");
  const now = postgres(addressFor(server.url, { database: "orders", role, password: passwordOf(role, passwords) }), {
    max: 1,
  });
  expect(await now`select answer from kept`).toEqual([{ answer: 7 }]);
  await now.end();
});

test("MB-01 the processes share the embedded bus, each by a role of its own: what one makes, another uses", async () => {
  await createDatabases(server.url, withPasswords(passwords));
  const names = appsWithDatabase().map(({ name }) => name);
  for (const service of names) {
    const role = busRoleOf(service);
    const postgresUrl = addressFor(server.url, { database: "bus", role, password: passwordOf(role, passwords) });
    const bus = await connectBus({ postgresUrl, bindings: queueBindings(), service });
    expect(await bus.deadLetters(service)).toEqual([]);
    await bus.close();
  }
  expect(names.length).toBeGreaterThanOrEqual(5);
});
