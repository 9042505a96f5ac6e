import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { silentLog } from "@stallhouse/messaging/bus";
import { connectBus } from "@stallhouse/messaging/connect-bus";
import { startRelay } from "@stallhouse/messaging/relay";
import postgres from "postgres";
import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { isAlive, readPostmaster } from "./postgres-server.ts";
import { deletePostgres, startPostgres } from "./postgres.ts";
import { root } from "./root.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
const dir = mkdtempSync(join(tmpdir(), "stallhouse-crash-"));
chmodSync(dir, 0o711);
const queue = "hearer";
let url: string;

beforeAll(async () => {
  url = (await startPostgres({ dir })).url;
  await on("postgres", async (sql) => {
    await sql`create database service`;
    await sql`create database bus`;
  });
  const schema = readFileSync(join(root, "apps/payment-service/drizzle/0000_schema.sql"), "utf8");
  const [table = ""] = /CREATE TABLE "outbox" \([^;]*;/.exec(schema) ?? [];
  await on("service", (sql) => sql.unsafe(table));
});
afterAll(() => deletePostgres(dir));

const addressOf = (database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;

async function on<T>(database: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(addressOf(database), { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function openService() {
  const bindings = [{ queue, keys: ["thing.stepped.v1"] }];
  const outboxUrl = addressOf("service");
  const bus = await connectBus({ postgresUrl: addressOf("bus"), outboxUrl, bindings, service: "service" });
  const sql = postgres(outboxUrl, { max: 2, onnotice: () => {} });
  const confirmed = new Set<string>();
  const publish: typeof bus.publish = async (messages) => {
    const ids = await bus.publish(messages);
    for (const id of ids) confirmed.add(id);
    return ids;
  };
  const relay = startRelay({ sql, bus: { ...bus, publish }, log: silentLog });
  const close = async () => {
    await relay.stop();
    await bus.close();
    await sql.end({ timeout: 1 });
  };
  return { sql, confirmed, relay, close };
}

/** Writes facts, each in a transaction of its own, and resolves with them as soon as all are published. */
async function publishSome({ sql, confirmed }: Awaited<ReturnType<typeof openService>>): Promise<string[]> {
  const written = Array.from({ length: 30 }, () => randomUUID());
  for (const id of written) {
    await sql`
      insert into outbox (id, key, aggregate_id, correlation_id, payload) values (${id}, 'thing.stepped.v1', 'one', 'trail', '{}')`;
    await sql.notify("outbox", "");
  }
  while (!written.every((id) => confirmed.has(id))) await sleep(1);
  return written;
}

/** As a power cut: nobody writes down what is only in memory. */
async function kill(): Promise<void> {
  const server = readPostmaster(join(dir, "data"));
  if (!server) throw new Error("no server");
  process.kill(server.pid, "SIGQUIT");
  while (isAlive(server.pid)) await sleep(20);
}

const idsOf = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id));

test("F12 a server that dies takes back no fact: what is marked as sent lies in its queue, the rest is sent again", async () => {
  let takenBack = 0;
  for (let round = 0; round < 4; round++) {
    const service = await openService();
    const written = await publishSome(service);
    // Before the marks, and after them.
    if (round % 2 > 0) await sleep(40);
    await kill();
    await service.close().catch(() => {});
    url = (await startPostgres({ dir })).url;
    const kept = await on(
      "service",
      (sql) => sql<{ id: string; sent: boolean }[]>`
      select id, published_at is not null as sent from outbox`,
    );
    const queued = idsOf(await on("bus", (sql) => sql<{ id: string }[]>`select message_id as id from bus.delivery`));
    expect(written.filter((id) => !idsOf(kept).has(id))).toEqual([]);
    expect(kept.filter(({ id, sent }) => sent && !queued.has(id))).toEqual([]);
    takenBack += [...service.confirmed].filter((id) => !queued.has(id)).length;
    const next = await openService();
    expect(await next.relay.flush()).toBe(true);
    await next.close();
    const all = await on("bus", (sql) => sql<{ id: string }[]>`select message_id as id from bus.delivery`);
    expect(kept.filter(({ id }) => !idsOf(all).has(id))).toEqual([]);
  }
  // Otherwise nothing was proved.
  expect(takenBack).toBeGreaterThan(0);
});
