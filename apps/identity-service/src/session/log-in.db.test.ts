import { createUserTokenVerifier } from "@stallhouse/auth/user-token";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logInAttempts, refreshTokens, sessionFamilies, users } from "../schema.ts";
import { newIp, password, reasonOf, startIdentity } from "../testing.ts";
import type { Identity } from "../testing.ts";
import { listPublicKeys } from "./signing-keys.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.drop());

const wrong = "not the password";

describe("log in", () => {
  it("ID-02 ID-03 gives a token with userId, role and email to the right password", async () => {
    const { email } = await identity.newCustomer();
    const session = await identity.logIn(email);
    const { userId } = session.user;
    expect(decodeJwt(session.accessToken)).toMatchObject({ sub: userId, userId, role: "user", email, guest: false });
    expect(decodeProtectedHeader(session.accessToken)).toMatchObject({ alg: "EdDSA", typ: "user+jwt" });
    const verify = createUserTokenVerifier({ jwks: await listPublicKeys(identity.db) });
    expect(await verify(session.accessToken)).toMatchObject({ userId, role: "user", email });
    expect(session.accessExpiresAt - Date.now()).toBeLessThanOrEqual(300_000);
  });

  it("ID-01 ID-03 says which shop a seller is, and knows an admin", async () => {
    const { session, sellerId } = await identity.newSeller();
    expect(decodeJwt(session.accessToken)).toMatchObject({ role: "seller", sellerId });
    expect(session.user).toMatchObject({ role: "seller", sellerId, standing: "pending" });
    expect((await identity.newAdmin()).user.role).toBe("admin");
  });

  it("finds the account however its address is written", async () => {
    const { email } = await identity.newCustomer();
    const session = await identity.logIn(` ${email.toUpperCase()}`);
    expect(session.user.email).toBe(email);
  });

  it("ID-02 X04 refuses a wrong password and an unknown address in the same words, after the same statements", async () => {
    const { email } = await identity.newCustomer();
    const refusals: unknown[] = [];
    const statements: string[][] = [];
    for (const typed of [email, "nobody@example.test"]) {
      identity.statements.length = 0;
      const attempt = identity.gateway.internal.session.logIn({ email: typed, password: wrong, ip: newIp() });
      refusals.push(await attempt.catch((error: unknown) => error));
      statements.push([...identity.statements]);
    }
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]).toMatchObject({ code: "UNAUTHORIZED", message: "WRONG_CREDENTIALS" });
    expect(statements[0]).toEqual(statements[1]);
  });

  it("X04 takes as long for an unknown address as for a known one", async () => {
    const { email } = await identity.newCustomer();
    const times: Record<string, number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 30; round++) {
      for (const [kind, typed] of [
        ["known", email],
        ["unknown", `nobody-${round}@example.test`],
      ] as const) {
        const started = performance.now();
        await reasonOf(identity.gateway.internal.session.logIn({ email: typed, password: wrong, ip: newIp() }));
        times[kind]?.push(performance.now() - started);
        await identity.db.delete(logInAttempts);
      }
    }
    const [known, unknown] = [undisturbed(times.known ?? []), undisturbed(times.unknown ?? [])];
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(5, known * 0.15));
  });

  it("ID-10 I33 keeps neither password nor token readable", async () => {
    const { email } = await identity.newCustomer();
    const session = await identity.logIn(email);
    const stored = JSON.stringify([
      await identity.db.select().from(users),
      await identity.db.select().from(refreshTokens),
      await identity.db.select().from(sessionFamilies),
    ]);
    expect(stored).toContain(email);
    expect(stored).not.toContain(password);
    expect(stored).not.toContain(session.refreshToken);
    await expect(
      identity.sql`update users set password_hash = '$2b$10$abcdefghijklmnopqrstuv' where email = ${email}`,
    ).rejects.toThrow("users_password_argon2id");
    await expect(
      identity.sql`update users set password_hash = '$argon2id$v=19$m=4096,t=2,p=1$c2FsdHNhbHQ$aGFzaA' where email = ${email}`,
    ).rejects.toThrow("users_password_argon2id");
  });
});

describe("throttling", () => {
  it("X01 slows the 6th wrong password, and lets the right one in after the delay", async () => {
    const { email } = await identity.newCustomer();
    const ip = newIp();
    const attempt = (typed: string) => identity.gateway.internal.session.logIn({ email, password: typed, ip });
    for (let tries = 0; tries < 5; tries++) expect(await reasonOf(attempt(wrong))).toBe("WRONG_CREDENTIALS");
    const slowed = await attempt(password).catch((error: unknown) => error);
    expect(slowed).toMatchObject({ code: "TOO_MANY_REQUESTS", cause: { details: { retryAfterSeconds: "1" } } });
    await identity.sql`update log_in_attempts set free_at = free_at - interval '1 second'`;
    expect((await attempt(password)).user.email).toBe(email);
    expect(await reasonOf(attempt(wrong))).toBe("WRONG_CREDENTIALS");
  });

  it("X01 lets no more guesses through when they come all at once", async () => {
    const { email } = await identity.newCustomer();
    const ip = newIp();
    const guesses = Array.from({ length: 20 }, () =>
      reasonOf(identity.gateway.internal.session.logIn({ email, password: wrong, ip })),
    );
    const reasons = await Promise.all(guesses);
    expect(reasons.filter((reason) => reason === "WRONG_CREDENTIALS")).toHaveLength(5);
    expect(reasons.filter((reason) => reason === "TOO_MANY_ATTEMPTS")).toHaveLength(15);
  });

  it("X02 lets the owner in from a known address while others attack the account", async () => {
    const { email } = await identity.newCustomer();
    const home = newIp();
    await identity.logIn(email, home);
    for (let tries = 0; tries < 15; tries++) {
      await reasonOf(identity.gateway.internal.session.logIn({ email, password: wrong, ip: newIp() }));
    }
    expect((await identity.logIn(email, home)).user.email).toBe(email);
    const newAddress = newIp();
    expect(await reasonOf(identity.logIn(email, newAddress))).toBe("TOO_MANY_ATTEMPTS");
    await identity.sql`update log_in_attempts set free_at = free_at - interval '30 seconds'`;
    expect((await identity.logIn(email, newAddress)).user.email).toBe(email);
  });

  it("does not count the right password against anybody", async () => {
    const { email } = await identity.newCustomer();
    const ip = newIp();
    for (let times = 0; times < 8; times++) await identity.logIn(email, ip);
    const rows = await identity.db.select().from(logInAttempts);
    expect(rows.filter((row) => row.key.endsWith(ip)).map((row) => row.failures)).toEqual([0, 0]);
  });
});

/** The time of the quicker rounds: the slower ones tell of the machine's other work. */
function undisturbed(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 5)] ?? Number.NaN;
}
