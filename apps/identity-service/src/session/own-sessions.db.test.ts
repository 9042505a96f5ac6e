import { createUserTokenVerifier } from "@stallhouse/auth/user-token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newIp, password, reasonOf, startIdentity } from "../testing.ts";
import type { Identity } from "../testing.ts";
import type { Session } from "./open-session.ts";
import { listPublicKeys } from "./signing-keys.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.drop());

const firefox = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) AppleWebKit/605 Version/18.5 Mobile Safari/604.1";
const fresh = "a basket of quinces";

const logInOn = (email: string, userAgent: string, ip = newIp()) =>
  identity.gateway.internal.session.logIn({ email, password, ip, userAgent });
const refresh = ({ refreshToken }: Session, device: { ip?: string; userAgent?: string } = {}) =>
  identity.gateway.internal.session.refresh({ refreshToken, ...device });

async function twoDevices() {
  const { email } = await identity.newCustomer();
  const [laptop, phone] = [await logInOn(email, firefox, "192.0.2.1"), await logInOn(email, iphone, "192.0.2.2")];
  return { email, laptop, phone, atLaptop: await identity.within(laptop), atPhone: await identity.within(phone) };
}

describe("the list of one's sessions", () => {
  it("names each device, where it was and when, the present one first, and nobody else's", async () => {
    const { email, laptop, atLaptop } = await twoDevices();
    await twoDevices();
    const sessions = await atLaptop.customer.session.list();
    expect(sessions).toMatchObject([
      { device: { browser: "Firefox", system: "Windows" }, ip: "192.0.2.1", isCurrent: true },
      { device: { browser: "Safari", system: "iPhone" }, ip: "192.0.2.2", isCurrent: false },
    ]);
    expect(Object.keys(sessions[0] ?? {}).toSorted()).toEqual(
      ["device", "ip", "isCurrent", "lastUsedAt", "sessionId", "startedAt"].toSorted(),
    );
    await identity.sql`update refresh_tokens set created_at = created_at - interval '1 hour'`;
    const next = await refresh(laptop, { ip: "192.0.2.9", userAgent: iphone });
    const moved = (await (await identity.within(next)).customer.session.list())[0];
    expect(moved).toMatchObject({ device: { browser: "Safari", system: "iPhone" }, ip: "192.0.2.9", isCurrent: true });
    expect(Date.parse(moved?.lastUsedAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
    expect(moved?.startedAt).toBe(sessions[0]?.startedAt);
    expect(await identity.logIn(email)).toBeDefined();
  });

  it("keeps what is known of a device when a refresh says nothing of it", async () => {
    const { laptop } = await twoDevices();
    const next = await refresh(laptop);
    expect((await (await identity.within(next)).customer.session.list())[0]).toMatchObject({
      device: { browser: "Firefox", system: "Windows" },
      ip: "192.0.2.1",
    });
  });

  it("leaves out what no longer works: signed out, ended everywhere, unused for a month", async () => {
    const { email, phone, laptop } = await twoDevices();
    await identity.gateway.internal.session.logOut({ refreshToken: laptop.refreshToken });
    const atPhone = await identity.within(phone);
    expect(await atPhone.customer.session.list()).toHaveLength(1);
    await atPhone.customer.account.logOutEverywhere();
    const later = await identity.within(await logInOn(email, firefox));
    expect(await later.customer.session.list()).toHaveLength(1);
    const old = await logInOn(email, iphone);
    await identity.sql`
      update refresh_tokens set created_at = created_at - interval '31 days'
      where id = ${(await identityOf(old)).jti}`;
    expect(await later.customer.session.list()).toHaveLength(1);
  });
});

describe("ending one session", () => {
  it("X22 shuts that device out at identity at once, and leaves the others", async () => {
    const { atLaptop, atPhone, phone, laptop } = await twoDevices();
    const other = (await atLaptop.customer.session.list()).find(({ isCurrent }) => !isCurrent);
    const sessionId = other?.sessionId ?? "";
    expect(await atLaptop.customer.session.revoke({ sessionId })).toEqual({ ok: true });
    expect(await reasonOf(atPhone.customer.account.get())).toBe("SESSION_ENDED");
    expect(await reasonOf(refresh(phone))).toBe("SESSION_ENDED");
    expect((await refresh(laptop)).user.userId).toBe(laptop.user.userId);
    expect(await reasonOf(atLaptop.customer.session.revoke({ sessionId }))).toBe("SESSION_NOT_FOUND");
  });

  it("X27 cannot end somebody else's", async () => {
    const [mine, theirs] = [await twoDevices(), await twoDevices()];
    const sessionId = (await theirs.atPhone.customer.session.list())[0]?.sessionId ?? "";
    expect(await reasonOf(mine.atLaptop.customer.session.revoke({ sessionId }))).toBe("SESSION_NOT_FOUND");
    expect(await theirs.atPhone.customer.session.list()).toHaveLength(2);
  });
});

describe("changing one's password", () => {
  const change = { current: password, next: fresh };

  it("X08 ends every other session, goes on in this one after a refresh, and is announced for a letter", async () => {
    const { email, atLaptop, atPhone, laptop, phone } = await twoDevices();
    expect(await atLaptop.customer.account.changePassword(change)).toEqual({ ok: true });
    expect(await reasonOf(refresh(phone))).toBe("SESSION_ENDED");
    expect(await reasonOf(atPhone.customer.account.get())).toBe("SESSION_ENDED");
    expect(await reasonOf(atLaptop.customer.account.get())).toBe("SESSION_ENDED");
    const next = await refresh(laptop);
    const sessions = await (await identity.within(next)).customer.session.list();
    expect(sessions).toMatchObject([{ device: { browser: "Firefox", system: "Windows" }, isCurrent: true }]);
    expect((await refresh(next)).user.email).toBe(email);
    const revoked = (await identity.facts("user.revoked.v1")).find(({ userId }) => userId === laptop.user.userId);
    const notBefore = Date.parse(String(revoked?.notBefore));
    expect((await identityOf(phone)).issuedAt.getTime()).toBeLessThan(notBefore);
    expect((await identityOf(next)).issuedAt.getTime()).toBeGreaterThanOrEqual(notBefore);
    expect(await identity.told("password.changed.v1", email)).toHaveLength(1);
    expect(await reasonOf(logInOn(email, firefox))).toBe("WRONG_CREDENTIALS");
  });

  it("X12 asks for the present password, slows guesses at it, and never locks the owner's log-in by them", async () => {
    const { email, atLaptop } = await twoDevices();
    const guess = (current: string) => reasonOf(atLaptop.customer.account.changePassword({ current, next: fresh }));
    for (let tries = 0; tries < 5; tries++) expect(await guess("not the password")).toBe("WRONG_CREDENTIALS");
    expect(await guess(password)).toBe("TOO_MANY_ATTEMPTS");
    expect((await logInOn(email, firefox)).user.email).toBe(email);
  });

  it("X10 refuses a weak one, and a guest has none to change", async () => {
    const { atLaptop } = await twoDevices();
    const weak = atLaptop.customer.account.changePassword({ current: password, next: "Password1!" });
    expect(await reasonOf(weak)).toBe("PASSWORD_TOO_WEAK");
    const guest = await identity.within(await identity.gateway.internal.session.startGuest({ ip: newIp() }));
    expect(await reasonOf(guest.customer.account.changePassword(change))).toBe("GUEST_MUST_SIGN_IN");
    expect(await reasonOf(guest.customer.session.list())).toBe("GUEST_MUST_SIGN_IN");
  });

  it("takes one of two changes that come at once", async () => {
    const { email, atLaptop, atPhone } = await twoDevices();
    const words = ["one of two words", "two of two words"] as const;
    const [one, two] = await Promise.all([
      reasonOf(atLaptop.customer.account.changePassword({ current: password, next: words[0] })),
      reasonOf(atPhone.customer.account.changePassword({ current: password, next: words[1] })),
    ]);
    expect([one, two].filter((reason) => reason === "not refused")).toHaveLength(1);
    const kept = one === "not refused" ? words[0] : words[1];
    const ip = newIp();
    expect((await identity.gateway.internal.session.logIn({ email, password: kept, ip })).user.email).toBe(email);
  });

  it("voids a link that was asked for before", async () => {
    const { email, atLaptop } = await twoDevices();
    const token = await identity.linkTo("reset", email);
    await atLaptop.customer.account.changePassword(change);
    const attempt = identity.gateway.internal.account.reset({ token, password: "a third of words", ip: newIp() });
    expect(await reasonOf(attempt)).toBe("LINK_EXPIRED");
  });

  it("is open to sellers too", async () => {
    const { email, session } = await identity.newSeller();
    await (await identity.within(session)).seller.account.changePassword(change);
    expect(await identity.told("password.changed.v1", email)).toHaveLength(1);
    const next = await identity.within(await refresh(session));
    expect(await next.seller.session.list()).toHaveLength(1);
  });
});

describe("one's profile and preferences", () => {
  it("keeps a name and a phone number, and takes the number away again", async () => {
    const { atLaptop } = await twoDevices();
    const { update, get } = atLaptop.customer.account;
    expect(await update({ name: " Clara M. ", phone: "+351 912 345 678" })).toMatchObject({
      name: "Clara M.",
      phone: "+351 912 345 678",
    });
    await update({ name: "Clara M.", phone: null });
    expect(await get()).toMatchObject({ name: "Clara M.", phone: null });
  });

  it.each([
    ["another's id", { name: "X", phone: null, userId: "0198c0de-0000-7000-8000-000000000000" }],
    ["a role", { name: "X", phone: null, role: "admin" }],
    ["an address", { name: "X", phone: null, email: "other@example.test" }],
    ["a header in the name", { name: "X\r\nBcc: all@example.test", phone: null }],
    ["words for a number", { name: "X", phone: "call me" }],
  ])("X37 X51 refuses a profile with %s", async (_what, input) => {
    const { atLaptop } = await twoDevices();
    const attempt = atLaptop.customer.account.update(input as never);
    await expect(attempt).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("keeps language and mails wanted, and announces them to who sends the mails", async () => {
    const { atLaptop, laptop } = await twoDevices();
    const chosen = { locale: "pt-PT", emailTopics: { parcels: false } };
    expect((await atLaptop.customer.account.setPreferences(chosen)).preferences).toEqual({
      locale: "pt-PT",
      emailTopics: { parcels: false, stock: true },
      theme: "system",
    });
    const facts = await identity.facts("user.preferences_changed.v1");
    expect(facts).toContainEqual({ userId: laptop.user.userId, ...chosen });
    const wrong = atLaptop.customer.account.setPreferences({ locale: "en", emailTopics: { security: false } } as never);
    await expect(wrong).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("keeps a theme without touching language and mails, and refuses to keep nothing", async () => {
    const { atLaptop } = await twoDevices();
    const own = atLaptop.customer.account;
    await own.setPreferences({ locale: "de", emailTopics: { parcels: false } });
    expect((await own.setPreferences({ theme: "dark" })).preferences).toEqual({
      locale: "de",
      emailTopics: { parcels: false, stock: true },
      theme: "dark",
    });
    await expect(own.setPreferences({})).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(own.setPreferences({ theme: "neon" } as never)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

async function identityOf({ accessToken }: Session) {
  return await createUserTokenVerifier({ jwks: await listPublicKeys(identity.db) })(accessToken);
}
