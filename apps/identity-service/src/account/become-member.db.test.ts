import { eq } from "drizzle-orm";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { users } from "../schema.ts";
import type { Session } from "../session/open-session.ts";
import { newIp, password, reasonOf, startIdentity } from "../testing.ts";
import type { Identity } from "../testing.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.drop());

let people = 0;
const newAddress = () => `joins-${++people}@example.test`;
const newGuest = () => identity.gateway.internal.session.startGuest({ ip: newIp() });
const join = (guest: Session, email: string, given: { password?: string; ip?: string } = {}) =>
  identity.gateway.internal.account.becomeMember({
    guestToken: guest.accessToken,
    email,
    name: "Clara Moreno",
    password: given.password ?? password,
    ip: given.ip ?? newIp(),
  });

describe("a guest becomes a member", () => {
  it("UX-02 under the same user id, so that cart and orders stay theirs, and is announced", async () => {
    const [guest, email] = [await newGuest(), newAddress()];
    const member = await join(guest, email.toUpperCase());
    expect(member.user).toEqual({ userId: guest.user.userId, role: "user", email, name: "Clara Moreno", guest: false });
    expect(decodeJwt(member.accessToken)).toMatchObject({ userId: guest.user.userId, email, guest: false });
    const created = (await identity.facts("user.created.v1")).filter((fact) => fact.email === email);
    expect(created).toEqual([{ userId: guest.user.userId, email, name: "Clara Moreno", role: "user", phone: null }]);
    expect(await identity.told("email.verification_requested.v1", email)).toHaveLength(1);
    expect((await identity.logIn(email)).user.userId).toBe(guest.user.userId);
    expect(await (await identity.within(member)).customer.account.get()).toMatchObject({ email, name: "Clara Moreno" });
  });

  it("X09 X22 ends the guest's sessions: whoever else had that cookie is no member", async () => {
    const guest = await newGuest();
    const before = await identity.within(guest);
    await join(guest, newAddress());
    const { refreshToken } = guest;
    expect(await reasonOf(identity.gateway.internal.session.refresh({ refreshToken }))).toBe("SESSION_ENDED");
    expect(await reasonOf(before.customer.account.get())).toBe("SESSION_ENDED");
    expect(await identity.facts("user.revoked.v1")).toContainEqual(
      expect.objectContaining({ userId: guest.user.userId }),
    );
  });

  it("says that an address is taken, leaves the guest a guest, and tells the address's owner", async () => {
    const { email } = await identity.newCustomer();
    const guest = await newGuest();
    const [before] = await identity.db.select().from(users).where(eq(users.email, email));
    expect(await reasonOf(join(guest, email))).toBe("EMAIL_TAKEN");
    expect(await identity.db.select().from(users).where(eq(users.email, email))).toEqual([before]);
    expect((await identity.gateway.internal.session.refresh({ refreshToken: guest.refreshToken })).user.guest).toBe(
      true,
    );
    expect(await identity.told("account.address_taken.v1", email)).toEqual([
      { email, name: "Mara Lindqvist", askedBy: expect.any(String) },
    ]);
    expect((await join(guest, newAddress())).user.userId).toBe(guest.user.userId);
  });

  it("X05 makes the same one hash for a taken address as for a free one", async () => {
    const { email } = await identity.newCustomer();
    const hashed: string[] = [];
    const passwords = {
      ...identity.deps.passwords,
      hash: (typed: string) => {
        hashed.push(typed);
        return identity.deps.passwords.hash(typed);
      },
    };
    const gateway = identity.createCaller({ ...identity.base, ...identity.deps, passwords });
    for (const typed of [email, newAddress()]) {
      const { accessToken: guestToken } = await newGuest();
      const input = { guestToken, email: typed, name: "Clara", password: `a word for ${typed}`, ip: newIp() };
      await reasonOf(gateway.internal.account.becomeMember(input));
      expect(hashed.splice(0)).toEqual([input.password]);
    }
  });

  it("happens once when the button is pressed twice, and one of two guests gets an address", async () => {
    const [guest, email] = [await newGuest(), newAddress()];
    const twice = await Promise.all([reasonOf(join(guest, email)), reasonOf(join(guest, email))]);
    expect(twice).toContain("not refused");
    expect(["SESSION_ENDED", "EMAIL_TAKEN"]).toContain(twice.find((reason) => reason !== "not refused"));
    const address = newAddress();
    const [one, other] = [await newGuest(), await newGuest()];
    const both = await Promise.all([reasonOf(join(one, address)), reasonOf(join(other, address))]);
    expect(both.toSorted()).toEqual(["EMAIL_TAKEN", "not refused"]);
    for (const typed of [email, address]) {
      expect((await identity.facts("user.created.v1")).filter((fact) => fact.email === typed)).toHaveLength(1);
    }
  });

  it("X20 takes nothing but a live guest's own token", async () => {
    const { email } = await identity.newCustomer();
    const member = await identity.logIn(email);
    const guest = await newGuest();
    await (await identity.within(guest)).customer.account.logOutEverywhere();
    const refreshing = { ...guest, accessToken: (await newGuest()).refreshToken };
    expect(await reasonOf(join(member, newAddress()))).toBe("NOT_ALLOWED");
    expect(await reasonOf(join(guest, newAddress()))).toBe("SESSION_ENDED");
    expect(await reasonOf(join(refreshing, newAddress()))).toBe("NOT_SIGNED_IN");
  });

  it("X10 refuses a weak password, and goes on with a better one", async () => {
    const [guest, email] = [await newGuest(), newAddress()];
    expect(await reasonOf(join(guest, email, { password: "password1" }))).toBe("PASSWORD_TOO_WEAK");
    expect((await join(guest, email)).user.email).toBe(email);
  });

  it("X03 slows who asks about addresses", async () => {
    const ip = newIp();
    const { email } = await identity.newCustomer();
    const guest = await newGuest();
    const reasons: string[] = [];
    for (let tries = 0; tries < 6; tries++) reasons.push(await reasonOf(join(guest, email, { ip })));
    expect(reasons).toEqual([...Array.from({ length: 5 }, () => "EMAIL_TAKEN"), "TOO_MANY_ATTEMPTS"]);
  });
});

describe("registering with a taken address", () => {
  it("X05 tells its owner once a minute, and costs as many statements as a free one", async () => {
    const { email } = await identity.newCustomer();
    const counts: number[] = [];
    for (const typed of [email, newAddress()]) {
      const person = { name: "Somebody", email: typed, password, ip: newIp() };
      identity.statements.length = 0;
      await identity.gateway.internal.account.registerCustomer(person);
      counts.push(identity.statements.length);
      await identity.gateway.internal.account.registerCustomer(person);
    }
    expect(Math.abs((counts[0] ?? 0) - (counts[1] ?? 0))).toBeLessThanOrEqual(1);
    expect(await identity.told("account.address_taken.v1", email)).toEqual([
      { email, name: "Mara Lindqvist", askedBy: expect.any(String) },
    ]);
  });
});
