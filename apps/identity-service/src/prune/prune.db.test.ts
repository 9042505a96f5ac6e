import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newIp, password, reasonOf, startIdentity } from "../testing.ts";
import type { Identity } from "../testing.ts";
import type { Session } from "../session/open-session.ts";
import { prune } from "./prune.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
beforeEach(async () => {
  await identity.sql`
    truncate users, session_families, refresh_tokens, log_in_attempts, asked_letters, password_resets, email_verifications
    cascade`;
});
afterAll(() => identity.drop());

const newGuest = () => identity.gateway.internal.session.startGuest({ ip: newIp() });
const refresh = ({ refreshToken }: Session) => identity.gateway.internal.session.refresh({ refreshToken });

/** Lets days pass for all that is stored. */
async function pass(days: number): Promise<void> {
  const span = `${days} days`;
  await identity.sql`update users set created_at = created_at - ${span}::interval, sessions_valid_from = sessions_valid_from - ${span}::interval`;
  await identity.sql`update session_families set created_at = created_at - ${span}::interval, ended_at = ended_at - ${span}::interval`;
  await identity.sql`update refresh_tokens set created_at = created_at - ${span}::interval, rotated_at = rotated_at - ${span}::interval`;
  await identity.sql`update log_in_attempts set last_failed_at = last_failed_at - ${span}::interval, known_at = known_at - ${span}::interval`;
  await identity.sql`update asked_letters set asked_at = asked_at - ${span}::interval`;
  for (const table of ["password_resets", "email_verifications"]) {
    await identity.sql`update ${identity.sql(table)} set created_at = created_at - ${span}::interval, expires_at = expires_at - ${span}::interval`;
  }
}

async function count(table: string): Promise<number> {
  const [row] = await identity.sql<{ n: number }[]>`select count(*)::int as n from ${identity.sql(table)}`;
  return row?.n ?? -1;
}

describe("pruning", () => {
  it("forgets tries after a day, and where an owner was at home after ninety", async () => {
    const { email } = await identity.newCustomer();
    await reasonOf(identity.gateway.internal.session.logIn({ email, password: "wrong", ip: newIp() }));
    await identity.logIn(email, newIp());
    const before = await count("log_in_attempts");
    await prune(identity.db);
    expect(await count("log_in_attempts")).toBe(before);
    await pass(2);
    await prune(identity.db);
    const homes = await identity.sql`select key from log_in_attempts where known_at is not null`;
    expect(await count("log_in_attempts")).toBe(homes.length);
    expect(homes.length).toBeGreaterThan(0);
    await pass(89);
    await prune(identity.db);
    expect(await count("log_in_attempts")).toBe(0);
  });

  it("forgets who asked for a letter after three days, unless it is still owed, and links a week after their end", async () => {
    const { email } = await identity.newCustomer();
    await identity.linkTo("reset", email);
    await identity.gateway.internal.account.requestReset({ email: "nobody@example.test", ip: newIp() });
    await identity.gateway.internal.account.requestReset({ email: (await identity.newCustomer()).email, ip: newIp() });
    await pass(4);
    await prune(identity.db);
    const owed = await identity.sql`select user_id, written_at from asked_letters`;
    expect(owed.every((row) => row["user_id"] !== null && row["written_at"] === null)).toBe(true);
    expect(owed).toHaveLength(2);
    expect(await count("password_resets")).toBe(1);
    expect(await count("email_verifications")).toBe(1);
    await pass(4);
    await prune(identity.db);
    expect([await count("password_resets"), await count("email_verifications")]).toEqual([0, 1]);
    await pass(2);
    await prune(identity.db);
    expect(await count("email_verifications")).toBe(0);
  });

  it("deletes exchanged tokens after a week, and sessions that are long over, with what is left of them", async () => {
    const { email } = await identity.newCustomer();
    const [ended, idle, used] = [await identity.logIn(email), await identity.logIn(email), await identity.logIn(email)];
    await identity.gateway.internal.session.logOut({ refreshToken: ended.refreshToken });
    const next = await refresh(used);
    await pass(8);
    await prune(identity.db);
    expect(await count("refresh_tokens")).toBe(3);
    expect(await reasonOf(refresh(used))).toBe("SESSION_ENDED");
    const after = await refresh(next);
    await pass(23);
    await prune(identity.db);
    expect(await count("session_families")).toBe(2);
    expect(await reasonOf(refresh(idle))).toBe("SESSION_ENDED");
    const last = await refresh(after);
    await pass(27);
    await prune(identity.db);
    expect(await count("session_families")).toBe(2);
    await pass(2);
    await prune(identity.db);
    expect(await count("session_families")).toBe(1);
    expect((await refresh(last)).user.email).toBe(email);
    await pass(200);
    await prune(identity.db);
    expect([await count("session_families"), await count("refresh_tokens")]).toEqual([0, 0]);
    expect(await count("users")).toBe(1);
  });

  it("I32 deletes guests whose last session is long over; never members, and nobody who comes back", async () => {
    const [gone, back, joined, loggedOut] = [await newGuest(), await newGuest(), await newGuest(), await newGuest()];
    const member = { guestToken: joined.accessToken, name: "Clara Moreno", password, ip: newIp() };
    await identity.gateway.internal.account.becomeMember({ ...member, email: "clara@example.test" });
    await identity.gateway.internal.session.logOut({ refreshToken: loggedOut.refreshToken });
    await pass(29);
    const again = await refresh(back);
    await pass(29);
    await prune(identity.db);
    expect(await count("users")).toBe(4);
    await pass(3);
    await prune(identity.db);
    const left = await identity.sql<{ id: string }[]>`select id from users order by id`;
    expect(left.map(({ id }) => id).toSorted()).toEqual([back.user.userId, joined.user.userId].toSorted());
    expect(await reasonOf(refresh(gone))).toBe("SESSION_ENDED");
    expect(await reasonOf(refresh(again))).toBe("SESSION_ENDED");
    await pass(400);
    await prune(identity.db);
    expect(await identity.sql`select email from users`).toEqual([{ email: "clara@example.test" }]);
  });

  it("goes past rows that somebody holds, in small steps, two copies at once", async () => {
    await identity.sql`
      insert into log_in_attempts (key, last_failed_at) select 'address ' || n, now() - interval '2 days' from generate_series(1, 3000) n`;
    await identity.sql.begin(async (tx) => {
      await tx`select 1 from log_in_attempts where key = 'address 7' for update`;
      identity.statements.length = 0;
      await Promise.all([prune(identity.db), prune(identity.db)]);
      expect(await count("log_in_attempts")).toBe(1);
    });
    const steps = identity.statements.filter((statement) => statement.includes('delete from "log_in_attempts"'));
    expect(steps.length).toBeGreaterThanOrEqual(6);
    await prune(identity.db);
    expect(await count("log_in_attempts")).toBe(0);
  });

  it("finds what is old by an index", async () => {
    const plans: string[] = [];
    identity.statements.length = 0;
    await prune(identity.db);
    const steps = identity.statements.filter((text) => text.includes("for update skip locked"));
    await identity.sql.begin(async (tx) => {
      // These tables are empty, so that reading all would cost nothing.
      await tx`set local enable_seqscan = off`;
      for (const step of steps) {
        const plan = await tx.unsafe(`explain ${step.replaceAll(/\$\d+/g, "500")}`);
        plans.push(plan.map((row) => row["QUERY PLAN"]).join("\n"));
      }
    });
    expect(plans).toHaveLength(10);
    for (const plan of plans) {
      expect(plan).toMatch(/Index Scan/);
      expect(plan).toMatch(/Tid Scan/);
      expect(plan).not.toMatch(/Seq Scan/);
    }
  });
});
