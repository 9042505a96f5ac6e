import { createUserTokenVerifier } from "@stallhouse/auth/user-token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reasonOf, startIdentity } from "../testing.ts";
import type { Identity } from "../testing.ts";
import { tokenHash } from "./refresh-token.ts";
import { listPublicKeys } from "./signing-keys.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.drop());

const refresh = (refreshToken: string) => identity.gateway.internal.session.refresh({ refreshToken });
/** Lets the grace of an exchanged token pass. */
const passGrace = (refreshToken: string) =>
  identity.sql`update refresh_tokens set rotated_at = rotated_at - interval '11 seconds' where token_hash = ${tokenHash(refreshToken)}`;

async function newSession() {
  const { email } = await identity.newCustomer();
  return await identity.logIn(email);
}

describe("refresh", () => {
  it("gives a new pair for the same person", async () => {
    const first = await newSession();
    const second = await refresh(first.refreshToken);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(second.user).toEqual(first.user);
  });

  it("gives the very same pair again within the grace, to eight at once and after a lost answer", async () => {
    const { refreshToken } = await newSession();
    const pairs = await Promise.all(Array.from({ length: 8 }, () => refresh(refreshToken)));
    expect(new Set(pairs.map((pair) => pair.accessToken)).size).toBe(1);
    expect(new Set(pairs.map((pair) => pair.refreshToken)).size).toBe(1);
    const next = await refresh(pairs[0]?.refreshToken ?? "");
    expect(await refresh(refreshToken)).toEqual(pairs[0]);
    expect(next.refreshToken).not.toBe(pairs[0]?.refreshToken);
  });

  it("ends the whole family when an exchanged token comes again later", async () => {
    const first = await newSession();
    const second = await refresh(first.refreshToken);
    await passGrace(first.refreshToken);
    expect(await reasonOf(refresh(first.refreshToken))).toBe("SESSION_ENDED");
    expect(await reasonOf(refresh(second.refreshToken))).toBe("SESSION_ENDED");
  });

  it("leaves the person's other sessions alone when one is ended by reuse", async () => {
    const { email } = await identity.newCustomer();
    const [stolen, other] = [await identity.logIn(email), await identity.logIn(email)];
    await refresh(stolen.refreshToken);
    await passGrace(stolen.refreshToken);
    expect(await reasonOf(refresh(stolen.refreshToken))).toBe("SESSION_ENDED");
    expect((await refresh(other.refreshToken)).user.email).toBe(email);
  });

  it.each(["x", "a".repeat(43), "ü".repeat(20)])("refuses the unknown token %j", async (token) => {
    expect(await reasonOf(refresh(token))).toBe("SESSION_ENDED");
  });

  it("log out ends the session, also with the token before the last, and is glad about unknown ones", async () => {
    const first = await newSession();
    const second = await refresh(first.refreshToken);
    const out = { ok: true };
    expect(await identity.gateway.internal.session.logOut({ refreshToken: first.refreshToken })).toEqual(out);
    expect(await reasonOf(refresh(second.refreshToken))).toBe("SESSION_ENDED");
    expect(await identity.gateway.internal.session.logOut({ refreshToken: "never seen" })).toEqual(out);
  });

  it("starts a guest without an address, whose session refreshes like any other", async () => {
    const guest = await identity.gateway.internal.session.startGuest({ ip: "203.0.113.7" });
    expect(guest.user).toMatchObject({ guest: true, role: "user", email: "" });
    expect((await refresh(guest.refreshToken)).user).toEqual(guest.user);
    expect(await identity.facts("user.created.v1")).not.toContainEqual(
      expect.objectContaining({ userId: guest.user.userId }),
    );
  });
});

describe("log out everywhere", () => {
  it("X08 ends every session and tells the services from when on tokens count", async () => {
    const { email } = await identity.newCustomer();
    const [phone, laptop] = [await identity.logIn(email), await identity.logIn(email)];
    const verify = createUserTokenVerifier({ jwks: await listPublicKeys(identity.db) });
    const { issuedAt } = await verify(phone.accessToken);
    expect(await identity.asUser(phone, issuedAt).customer.account.logOutEverywhere()).toEqual({ ok: true });
    for (const { refreshToken } of [phone, laptop]) expect(await reasonOf(refresh(refreshToken))).toBe("SESSION_ENDED");
    const fact = (await identity.facts("user.revoked.v1")).find(({ userId }) => userId === phone.user.userId);
    const notBefore = new Date(String(fact?.notBefore));
    for (const { accessToken } of [phone, laptop]) {
      expect((await verify(accessToken)).issuedAt.getTime()).toBeLessThan(notBefore.getTime());
    }
    expect(await reasonOf(identity.asUser(phone, issuedAt).customer.account.get())).toBe("SESSION_ENDED");
  });

  it("X08 takes a token of a log-in right afterwards, in the same second and millisecond", async () => {
    const { email } = await identity.newCustomer();
    const verify = createUserTokenVerifier({ jwks: await listPublicKeys(identity.db) });
    for (let round = 0; round < 5; round++) {
      const before = await identity.logIn(email);
      await identity.asUser(before, (await verify(before.accessToken)).issuedAt).customer.account.logOutEverywhere();
      const after = await identity.logIn(email);
      const facts = await identity.facts("user.revoked.v1");
      const fact = facts.findLast(({ userId }) => userId === before.user.userId);
      const notBefore = new Date(String(fact?.notBefore)).getTime();
      const { issuedAt } = await verify(after.accessToken);
      expect(issuedAt.getTime()).toBeGreaterThanOrEqual(notBefore);
      expect((await identity.asUser(after, issuedAt).customer.account.get()).email).toBe(email);
      expect((await refresh(after.refreshToken)).user.email).toBe(email);
    }
  });
});
