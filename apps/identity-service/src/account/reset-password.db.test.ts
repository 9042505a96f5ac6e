import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askedLetters, outbox, passwordResets, sessionFamilies } from "../schema.ts";
import { newIp, password, reasonOf, startIdentity } from "../testing.ts";
import type { Identity } from "../testing.ts";
import { emptyLinks } from "./account-link.ts";
import { writeLetters } from "./ask-letter.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.drop());

const fresh = "a basket of quinces";
const ask = (email: string, ip = newIp()) => identity.gateway.internal.account.requestReset({ email, ip });
const reset = (token: string, next = fresh, ip = newIp()) =>
  identity.gateway.internal.account.reset({ token, password: next, ip });
const logInWith = (email: string, typed: string) =>
  identity.gateway.internal.session.logIn({ email, password: typed, ip: newIp() });

describe("asking for a link", () => {
  it("X06 answers a known and an unknown address alike, after the same statements, and writes later and only to the known", async () => {
    const { email } = await identity.newCustomer();
    const answers: unknown[] = [];
    const statements: string[][] = [];
    for (const typed of [email, "nobody-asks@example.test"]) {
      identity.statements.length = 0;
      answers.push(await ask(typed));
      statements.push([...identity.statements]);
    }
    expect(answers[0]).toEqual({ ok: true });
    expect(answers[1]).toEqual(answers[0]);
    expect(statements[0]?.length).toBeGreaterThan(1);
    expect(statements[1]).toEqual(statements[0]);
    expect(await identity.facts("password.reset_requested.v1")).not.toContainEqual(expect.objectContaining({ email }));
    expect(await identity.told("password.reset_requested.v1", email)).toHaveLength(1);
    expect(await identity.told("password.reset_requested.v1", "nobody-asks@example.test")).toEqual([]);
    expect(JSON.stringify(await identity.db.select().from(askedLetters))).not.toContain("nobody-asks");
  });

  it("X06 takes as long for an unknown address as for a known one", async () => {
    const { email } = await identity.newCustomer();
    const times: Record<string, number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 40; round++) {
      for (const [kind, typed] of [
        ["known", email],
        ["unknown", "nobody-timed@example.test"],
      ] as const) {
        const started = performance.now();
        await ask(typed);
        times[kind]?.push(performance.now() - started);
        await identity.sql`truncate log_in_attempts`;
        await identity.passCooldown();
      }
    }
    expect(Math.abs(undisturbed(times.known) - undisturbed(times.unknown))).toBeLessThan(5);
  });

  it("X06 asks no hash of anybody: neither address costs one", async () => {
    const { email } = await identity.newCustomer();
    const passwords = { hash: neverAsked, matches: neverAsked };
    const gateway = identity.createCaller({ ...identity.base, ...identity.deps, passwords });
    for (const typed of [email, "nobody@example.test"]) {
      expect(await gateway.internal.account.requestReset({ email: typed, ip: newIp() })).toEqual({ ok: true });
    }
  });

  it("X06 writes once a minute to one address, however often and from wherever it is asked", async () => {
    const { email } = await identity.newCustomer();
    await Promise.all([1, 2, 3, 4].map(() => ask(email)));
    expect(await identity.told("password.reset_requested.v1", email)).toHaveLength(1);
    await ask(email);
    expect(await identity.told("password.reset_requested.v1", email)).toHaveLength(1);
    await identity.passLinks();
    await ask(email);
    expect(await identity.told("password.reset_requested.v1", email)).toHaveLength(2);
  });

  it("X06 an address nobody confirmed gets no second link while the first works, which goes on working", async () => {
    const { email } = await identity.newCustomer();
    const { user } = await identity.logIn(email);
    const first = await identity.linkTo("reset", email);
    const verify = await identity.linkTo("verify", email);
    for (let minutes = 0; minutes < 20; minutes++) {
      await identity.passCooldown();
      await identity.sql`truncate log_in_attempts`;
      expect(await ask(email)).toEqual({ ok: true });
      expect(await identity.gateway.internal.account.requestVerification({ userId: user.userId })).toEqual({
        ok: true,
        isSent: false,
      });
    }
    expect(await identity.told("password.reset_requested.v1", email)).toHaveLength(1);
    expect(await identity.told("email.verification_requested.v1", email)).toHaveLength(1);
    expect(await identity.gateway.internal.account.verifyEmail({ token: verify })).toEqual({ ok: true });
    expect(await reset(first)).toEqual({ ok: true });
  });

  it("X06 asked for fifty times, a link goes out three times an hour to a confirmed address, and the last one works", async () => {
    const { email } = await identity.newCustomer();
    await identity.gateway.internal.account.verifyEmail({ token: await identity.linkTo("verify", email) });
    for (let asked = 0; asked < 50; asked++) {
      expect(await ask(email)).toEqual({ ok: true });
      await identity.told("password.reset_requested.v1", email);
      await identity.passCooldown();
      await identity.sql`truncate log_in_attempts`;
    }
    const links = await identity.told("password.reset_requested.v1", email);
    expect(links).toHaveLength(3);
    expect(links[0]).toMatchObject({ askedBy: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(await reset(String(links[2]?.token))).toEqual({ ok: true });
  });

  it("X01 slows who asks again and again, known or not, without slowing the owner's log-in", async () => {
    const { email } = await identity.newCustomer();
    for (const typed of [email, "nobody-slowed@example.test"]) {
      const ip = newIp();
      for (let tries = 0; tries < 5; tries++) expect(await ask(typed, ip)).toEqual({ ok: true });
      expect(await reasonOf(ask(typed, ip))).toBe("TOO_MANY_ATTEMPTS");
    }
    expect((await identity.logIn(email)).user.email).toBe(email);
  });

  it("I34 keeps hashes only, one live link per user, and takes the token out of the fact once it is published", async () => {
    const { email } = await identity.newCustomer();
    const first = await identity.linkTo("reset", email);
    await identity.passLinks();
    const second = await identity.linkTo("reset", email);
    expect(await reasonOf(reset(first))).toBe("LINK_EXPIRED");
    const rows = await identity.db.select().from(passwordResets);
    expect(JSON.stringify(rows)).not.toContain(second);
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.tokenHash))).toBe(true);
    const readable = async () => JSON.stringify(await identity.db.select().from(outbox)).includes(second);
    await emptyLinks(identity.db);
    expect(await readable()).toBe(true);
    await identity.sql`update outbox set published_at = now()`;
    await emptyLinks(identity.db);
    expect(await readable()).toBe(false);
    expect(await reset(second)).toEqual({ ok: true });
  });

  it("shares the letters between copies of the service without writing one twice", async () => {
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => identity.newCustomer()));
    await Promise.all(people.map(({ email }) => ask(email)));
    await Promise.all([1, 2, 3].map(() => writeLetters(identity.db)));
    for (const { email } of people) {
      expect(await identity.told("password.reset_requested.v1", email)).toHaveLength(1);
    }
  });
});

describe("setting a new password by a link", () => {
  it("X08 ends every session, tells the services, and announces the change for a letter", async () => {
    const { email } = await identity.newCustomer();
    const [phone, laptop] = [await identity.logIn(email), await identity.logIn(email)];
    const inside = await identity.within(phone);
    expect(await reset(await identity.linkTo("reset", email))).toEqual({ ok: true });
    for (const { refreshToken } of [phone, laptop]) {
      expect(await reasonOf(identity.gateway.internal.session.refresh({ refreshToken }))).toBe("SESSION_ENDED");
    }
    expect(await reasonOf(inside.customer.account.get())).toBe("SESSION_ENDED");
    expect(await identity.facts("user.revoked.v1")).toContainEqual(
      expect.objectContaining({ userId: phone.user.userId }),
    );
    expect(await identity.told("password.changed.v1", email)).toEqual([
      { userId: phone.user.userId, email, name: "Mara Lindqvist" },
    ]);
    expect(await reasonOf(logInWith(email, password))).toBe("WRONG_CREDENTIALS");
    const session = await logInWith(email, fresh);
    expect(await identity.asUser(session).customer.account.get()).toMatchObject({ isEmailVerified: true });
  });

  it("X06 works once: of two who come with one link at the same moment, one is refused", async () => {
    const { email } = await identity.newCustomer();
    const token = await identity.linkTo("reset", email);
    const check = () => identity.gateway.internal.account.checkLink({ kind: "reset", token });
    expect(await check()).toEqual({ works: true });
    const tries = await Promise.all([
      reasonOf(reset(token, "one of two words")),
      reasonOf(reset(token, "two of two words")),
    ]);
    expect(tries.toSorted()).toEqual(["LINK_EXPIRED", "not refused"]);
    const winner = tries[0] === "not refused" ? "one of two words" : "two of two words";
    expect((await logInWith(email, winner)).user.email).toBe(email);
    expect(await identity.told("password.changed.v1", email)).toHaveLength(1);
    expect(await reasonOf(reset(token))).toBe("LINK_EXPIRED");
    expect(await check()).toEqual({ works: false });
  });

  it("refuses a link after its hour, and keeps the password", async () => {
    const { email } = await identity.newCustomer();
    const token = await identity.linkTo("reset", email);
    await identity.sql`update password_resets set created_at = created_at - interval '61 minutes', expires_at = expires_at - interval '61 minutes'`;
    expect(await reasonOf(reset(token))).toBe("LINK_EXPIRED");
    expect((await identity.logIn(email)).user.email).toBe(email);
    await expect(identity.sql`update password_resets set expires_at = created_at + interval '2 hours'`).rejects.toThrow(
      "password_resets_short",
    );
  });

  it("X20 takes no other token for a link, and a link for no other token", async () => {
    const { email } = await identity.newCustomer();
    const session = await identity.logIn(email);
    const token = await identity.linkTo("reset", email);
    const bytes = Buffer.from(token, "base64url");
    bytes[47] = (bytes[47] ?? 0) ^ 1;
    const verify = await identity.linkTo("verify", email);
    const others = [bytes.toString("base64url"), session.refreshToken, verify, "x", "ü".repeat(40), "a".repeat(200)];
    for (const other of others) expect(await reasonOf(reset(other)), other).toBe("LINK_EXPIRED");
    expect(await reasonOf(identity.gateway.internal.session.refresh({ refreshToken: token }))).toBe("SESSION_ENDED");
    expect(await reasonOf(identity.gateway.internal.account.verifyEmail({ token }))).toBe("LINK_EXPIRED");
    expect(await reset(token)).toEqual({ ok: true });
  });

  it("X10 refuses a weak password without using the link up", async () => {
    const { email } = await identity.newCustomer();
    const token = await identity.linkTo("reset", email);
    expect(await reasonOf(reset(token, "Password123!"))).toBe("PASSWORD_TOO_WEAK");
    expect(await reasonOf(reset(token, "Mara Lindqvist"))).toBe("PASSWORD_TOO_WEAK");
    expect(await reset(token)).toEqual({ ok: true });
  });

  it("X11 makes no hash for a link that does not work", async () => {
    const passwords = { hash: neverAsked, matches: neverAsked };
    const gateway = identity.createCaller({ ...identity.base, ...identity.deps, passwords });
    const made = Buffer.alloc(48, 7).toString("base64url");
    const attempt = gateway.internal.account.reset({ token: made, password: fresh, ip: newIp() });
    expect(await reasonOf(attempt)).toBe("LINK_EXPIRED");
  });

  it("X03 slows one address that tries one link after the other", async () => {
    const ip = newIp();
    const reasons: string[] = [];
    for (let tries = 0; tries < 60; tries++) {
      const made = Buffer.alloc(48, tries).toString("base64url");
      reasons.push(await reasonOf(reset(made, fresh, ip)));
    }
    expect(reasons.filter((reason) => reason === "LINK_EXPIRED").length).toBeLessThanOrEqual(52);
    expect(reasons.at(-1)).toBe("TOO_MANY_ATTEMPTS");
  });

  it("X22 gives a blocked seller a password and nothing else", async () => {
    const { email, sellerId, session } = await identity.newSeller();
    const admin = identity.asUser(await identity.newAdmin()).admin;
    await admin.seller.approve({ sellerId });
    const token = await identity.linkTo("reset", email);
    await admin.seller.block({ sellerId, reason: "Copies of a branded lamp" });
    expect(await reset(token)).toEqual({ ok: true });
    expect(await reasonOf(logInWith(email, fresh))).toBe("ACCOUNT_BLOCKED");
    const families = await identity.db
      .select()
      .from(sessionFamilies)
      .where(eq(sessionFamilies.userId, session.user.userId));
    expect(families).toHaveLength(1);
    expect((await admin.seller.get({ sellerId })).standing).toBe("blocked");
  });

  it("lets the owner in at once who had guessed wrong before", async () => {
    const { email } = await identity.newCustomer();
    const ip = newIp();
    const guess = (typed: string) => identity.gateway.internal.session.logIn({ email, password: typed, ip });
    for (let tries = 0; tries < 7; tries++) await reasonOf(guess("not the password"));
    expect(await reasonOf(guess(password))).toBe("TOO_MANY_ATTEMPTS");
    await reset(await identity.linkTo("reset", email), fresh, ip);
    expect((await guess(fresh)).user.email).toBe(email);
  });
});

const neverAsked = async () => Promise.reject(new Error("a hash was made"));

/** The time of the quicker rounds: the slower ones tell of the machine's other work. */
function undisturbed(times: number[] = []): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 5)] ?? Number.NaN;
}
