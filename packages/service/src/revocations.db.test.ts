import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { userTokenSeconds } from "@stallhouse/auth/user-token";
import { newId } from "@stallhouse/contracts/ids";
import type { UserId } from "@stallhouse/contracts/ids";
import { endedSessions, revocations } from "@stallhouse/db/revocation-table";
import { createTestDatabase } from "@stallhouse/db/testing";
import type { TestDatabase } from "@stallhouse/db/testing";
import { appsWithDatabase } from "@stallhouse/topology/topology";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRevocations, rememberRevocation } from "./revocations.ts";

const schema = { revocations, endedSessions };
const apps = join(import.meta.dirname, "..", "..", "..", "apps");
const services = appsWithDatabase().map(({ name }) => name);

it("finds the services with a database of their own", () => {
  expect(services.filter((name) => existsSync(join(apps, name, "drizzle")))).toHaveLength(5);
});

describe.each(services)("what %s knows of tokens taken back", (name) => {
  let database: TestDatabase<typeof schema>;
  beforeAll(async () => {
    database = await createTestDatabase(schema, join(apps, name));
  });
  afterAll(() => database.drop());

  const aBearer = () => ({ userId: newId<UserId>(), sessionId: randomUUID(), issuedAt: new Date() });
  const at = (moment: Date, secondsLater: number) => new Date(moment.getTime() + secondsLater * 1000);

  it("X22 a session's end voids its tokens, whenever they were issued, and no other's; in every copy", async () => {
    const ended = aBearer();
    const others = [
      { ...ended, sessionId: randomUUID() },
      { ...aBearer(), userId: newId<UserId>() },
    ];
    const copies = [createRevocations(database.db), createRevocations(database.db)];
    const fact = { userId: ended.userId, sessionId: ended.sessionId, notBefore: ended.issuedAt.toISOString() };
    // The bus may bring a fact twice.
    for (let times = 0; times < 2; times++) await rememberRevocation(database.db, fact);
    for (const copy of copies) {
      await copy.refresh();
      expect(copy.isRevoked(ended)).toBe(true);
      expect(copy.isRevoked({ ...ended, issuedAt: at(ended.issuedAt, 10) })).toBe(true);
      for (const other of others) expect(copy.isRevoked(other)).toBe(false);
    }
  });

  it("X08 a user's revocation voids what was issued before in every session, the latest moment counting", async () => {
    const { userId, sessionId, issuedAt } = aBearer();
    for (const seconds of [5, 1]) {
      await rememberRevocation(database.db, { userId, notBefore: at(issuedAt, seconds).toISOString() });
    }
    const copy = createRevocations(database.db);
    await copy.refresh();
    expect(copy.isRevoked({ userId, sessionId, issuedAt: at(issuedAt, 4.9) })).toBe(true);
    expect(copy.isRevoked({ userId, sessionId, issuedAt: at(issuedAt, 5) })).toBe(false);
    expect(copy.isRevoked({ ...aBearer(), issuedAt })).toBe(false);
  });

  it("X22 a live stream ends with the session it was opened in, and with its token at the latest", async () => {
    const copy = createRevocations(database.db);
    const ended: string[] = [];
    const watch = (what: string, bearer: ReturnType<typeof aBearer>) => copy.whileLive(bearer, () => ended.push(what));
    const [signedOut, stays, old, left] = [aBearer(), aBearer(), aBearer(), aBearer()];
    watch("signed out", signedOut);
    watch("stays", stays);
    watch("out of date", { ...old, issuedAt: at(new Date(), -userTokenSeconds - 20) });
    watch("left before", left)();
    for (const { userId, sessionId } of [signedOut, left]) {
      await rememberRevocation(database.db, { userId, sessionId, notBefore: new Date().toISOString() });
    }
    await copy.refresh();
    expect(ended.toSorted()).toEqual(["out of date", "signed out"]);
  });

  it("forgets, a few at a time, what no living token can be of, and nothing younger", async () => {
    await database.sql`truncate revocations, ended_sessions`;
    await database.sql`
      insert into ended_sessions (session_id, heard_at)
      select gen_random_uuid(), now() - make_interval(secs => 400 * (n % 2)) from generate_series(0, 2999) n`;
    await database.sql`
      insert into revocations (user_id, not_before)
      select gen_random_uuid(), now() - make_interval(secs => 400 * (n % 2)) from generate_series(0, 2999) n`;
    const { prune } = createRevocations(database.db);
    const left = async () =>
      (
        await database.sql`select (select count(*)::int from ended_sessions) s, (select count(*)::int from revocations) u`
      )[0];
    for (const rows of [2_000, 1_500, 1_500]) {
      await prune();
      expect(await left()).toEqual({ s: rows, u: rows });
    }
  });
});
