import { createEmptyDatabase } from "@stallhouse/db/testing";
import postgres from "postgres";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { busContract } from "./testing/bus-contract.ts";
import { connectBus } from "./connect-bus.ts";
import { eventually } from "./testing/eventually.ts";
import { steps } from "./testing/market.ts";

describe("the bus in PostgreSQL", () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let admin: postgres.Sql;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    const server = new URL(database.url);
    server.pathname = "/postgres";
    admin = postgres(server.href, { max: 1, onnotice: () => {} });
  });
  afterAll(async () => {
    await admin.end();
    await database.drop();
  });

  const nameOf = () => new URL(database.url).pathname.slice(1);
  async function cutConnections(): Promise<void> {
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${nameOf()}`;
  }

  const harness = busContract(() => ({
    address: { postgresUrl: database.url },
    keepsOrderAcrossRetries: true,
    settlingMs: 0,
    interrupt: cutConnections,
    takeAway: async () => {
      await admin`alter database ${admin(nameOf())} allow_connections false`;
      await cutConnections();
      return async () => {
        await admin`alter database ${admin(nameOf())} allow_connections true`;
      };
    },
    forgetHearers: async (queue) => {
      const sql = postgres(database.url, { max: 1 });
      await sql`update bus.delivery set lease_until = now() - interval '1 s' where queue = ${queue} and lease_until is not null`;
      await sql.end();
    },
    breakQueue: async (queue) => {
      const sql = postgres(database.url, { max: 1 });
      await sql`delete from bus.binding where queue = ${queue}`;
      await sql.end();
    },
  }));

  test("what one copy is just being handed, another does not pass", async () => {
    const { event, queue } = harness.names();
    const bus = await harness.connect({ [queue]: [event.key] });
    await harness.publish(bus, steps(event, "one", 2));
    const sql = postgres(database.url, { max: 2 });
    const take = (on: postgres.Sql | postgres.TransactionSql) =>
      on`select id from bus.take(${queue}, '{}', '{}', null, 1, 60000)`;
    let second: Promise<postgres.RowList<postgres.Row[]>> | undefined;
    await sql.begin(async (first) => {
      expect((await take(first)).length).toBe(1);
      second = take(sql).execute();
      await Promise.race([second, sleep(200)]);
    });
    expect(await second).toEqual([]);
    await sql.end();
  });

  test("processes that start together prepare the database once", async () => {
    const fresh = await createEmptyDatabase();
    const { event, queue } = harness.names();
    const bindings = [{ queue, keys: [event.key] }];
    const start = () => connectBus({ postgresUrl: fresh.url, bindings, service: "test" });
    const buses = await Promise.all([start(), start(), start(), start()]);
    expect(await buses[0]?.publish(steps(event, "one", 1))).toHaveLength(1);
    await Promise.all(buses.map((bus) => bus.close()));
    await fresh.drop();
  });

  test("what lies in the queues of the release before is heard by this one, and that release's hearers go on beside it", async () => {
    const fresh = await createEmptyDatabase();
    const { event, queue } = harness.names();
    const bindings = [{ queue, keys: [event.key] }];
    const start = () => connectBus({ postgresUrl: fresh.url, bindings, service: "test" });
    const first = await start();
    await first.publish(steps(event, "one", 2));
    await first.close();
    const sql = postgres(fresh.url, { max: 1, onnotice: () => {} });
    await sql.unsafe(`
      alter table bus.delivery drop column waits;
      drop function bus.take(text, bigint[], int[], jsonb, int, int);
      create function bus.take(hearer text, done bigint[], done_claims int[], failed jsonb, want int, lease_ms int)
        returns table (id bigint, claim int, attempts int, envelope jsonb) language sql as 'select 1, 1, 1, null::jsonb where false';
      update bus.schema_version set version = 1`);
    const second = await start();
    // As the release before asks: it names what it wants, and knows no waits.
    const failed = '[{"id":1,"claim":1,"tries":1,"error":"no","delayMs":0}]';
    const take = (done: string | null) =>
      sql`select id, claim, attempts, envelope from bus.take(${queue}, '{}', '{}', ${done}::text::jsonb, 1, 60000)`;
    expect(await take(null)).toMatchObject([{ id: "1", claim: 1, attempts: 0 }]);
    expect(await take(failed)).toMatchObject([{ id: "1", claim: 2, attempts: 1 }]);
    await sql`update bus.delivery set lease_until = null`;
    const { heard } = await harness.note(second, queue);
    await eventually(
      () => heard.length,
      (count) => count === 2,
    );
    expect(heard.map(({ step }) => step)).toEqual([1, 2]);
    await sql.end();
    await second.close();
    await fresh.drop();
  });
});
