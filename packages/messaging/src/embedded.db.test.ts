import { createEmptyDatabase } from "@stallhouse/db/testing";
import postgres from "postgres";
import { afterAll, beforeAll, describe } from "vitest";
import { busContract } from "./bus-contract.ts";

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

  busContract(() => ({
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
    breakQueue: async (queue) => {
      const sql = postgres(database.url, { max: 1 });
      await sql`delete from bus.binding where queue = ${queue}`;
      await sql.end();
    },
  }));
});
