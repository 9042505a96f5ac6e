import { acceptedEmails, acceptedTexts } from "@stallhouse/service/testing/inputs";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditLog, users } from "../schema.ts";
import { newIp, password, reasonOf, startIdentity } from "../testing.ts";
import type { Identity } from "../testing.ts";
import { ensureFirstAdmin } from "./ensure-first-admin.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.drop());

const shop = { country: "PT", place: "Porto", story: "I bind books.", shippingAmount: 0 };

describe("register", () => {
  it("ID-11 announces a new person with userId, email and role", async () => {
    const { email } = await identity.newCustomer();
    const fact = (await identity.facts("user.created.v1")).find((candidate) => candidate.email === email);
    expect(fact).toMatchObject({ email, role: "user", name: "Mara Lindqvist", phone: null });
    const [user] = await identity.db.select().from(users).where(eq(users.email, email));
    expect(fact?.userId).toBe(user?.id);
  });

  it("X05 answers the same for a taken address, and changes nothing of its owner's account", async () => {
    const { email } = await identity.newCustomer();
    const [before] = await identity.db.select().from(users).where(eq(users.email, email));
    const again = { name: "Somebody Else", email: email.toUpperCase(), password: "another password", ip: newIp() };
    expect(await identity.gateway.internal.account.registerCustomer(again)).toEqual({ ok: true });
    const asSeller = { ...again, ...shop, shopName: "Taken By Nobody" };
    expect(await identity.gateway.internal.account.registerSeller(asSeller)).toEqual({ ok: true });
    expect(await identity.db.select().from(users).where(eq(users.email, email))).toEqual([before]);
    expect((await identity.facts("user.created.v1")).filter((fact) => fact.email === email)).toHaveLength(1);
  });

  it.each(acceptedTexts)("keeps what its door takes, and tells it as it was: %j", async (text) => {
    const shopName = `${text.slice(0, 50)} stall`;
    const { email } = await identity.newCustomer();
    const seller = { ...shop, name: text, shopName, place: text.slice(0, 80), story: text, email: `s${email}` };
    await identity.gateway.internal.account.registerSeller({ ...seller, password, ip: newIp() });
    const told = (await identity.facts("seller.created.v1")).find((fact) => fact.email === seller.email);
    expect(told).toMatchObject({ name: text, shopName, story: text });
  });

  it.each(acceptedEmails)("takes the address %s, in small letters", async (email) => {
    await identity.gateway.internal.account.registerCustomer({ name: "Mara", email, password, ip: newIp() });
    expect((await identity.facts("user.created.v1")).map((fact) => fact.email)).toContain(email.toLowerCase());
  });

  it("makes one account when the same address registers twice at once", async () => {
    const person = { name: "Twice", email: "twice@example.test", password, ip: newIp() };
    await Promise.all([1, 2, 3].map(() => identity.gateway.internal.account.registerCustomer(person)));
    expect((await identity.facts("user.created.v1")).filter((fact) => fact.email === person.email)).toHaveLength(1);
  });

  it("refuses a shop name that reads like another's, also when two ask at once", async () => {
    await identity.newSeller("Mørk & Søn");
    const seller = (email: string, shopName: string) =>
      identity.gateway.internal.account.registerSeller({
        name: "Nils",
        email,
        password,
        ip: newIp(),
        ...shop,
        shopName,
      });
    expect(await reasonOf(seller("nils@example.test", "MORK SON"))).toBe("SHOP_NAME_TAKEN");
    expect(await identity.db.select().from(users).where(eq(users.email, "nils@example.test"))).toEqual([]);
    const both = await Promise.all([1, 2].map((n) => reasonOf(seller(`race-${n}@example.test`, "Same Name"))));
    expect(both.sort()).toEqual(["SHOP_NAME_TAKEN", "not refused"]);
  });

  it("X10 refuses a common password and keeps a space at the end", async () => {
    const person = { name: "Mara", email: "space@example.test", ip: newIp() };
    const register = (typed: string) =>
      identity.gateway.internal.account.registerCustomer({ ...person, password: typed });
    expect(await reasonOf(register("Password1!"))).toBe("PASSWORD_TOO_WEAK");
    await register("a kettle of herons ");
    const logIn = (typed: string) =>
      identity.gateway.internal.session.logIn({ email: person.email, password: typed, ip: person.ip });
    expect(await reasonOf(logIn("a kettle of herons"))).toBe("WRONG_CREDENTIALS");
    expect((await logIn("a kettle of herons ")).user.email).toBe(person.email);
  });

  it.each([
    ["a role", { role: "admin" }],
    ["a standing", { standing: "active" }],
    ["a seller id", { sellerId: "0198c0de-0000-7000-8000-000000000000" }],
    ["a name with a header in it", { name: "X\r\nBcc: all@example.test" }],
    ["a name of 10 kB", { name: "x".repeat(10_000) }],
    ["a list of addresses", { email: "a@example.test,b@example.test" }],
    ["no password", { password: undefined }],
  ])("X37 X51 refuses a registration with %s", async (_what, wrong) => {
    const input = { name: "Mara", email: "strict@example.test", password, ip: newIp(), ...wrong };
    const attempt = identity.gateway.internal.account.registerCustomer(input as never);
    await expect(attempt).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await identity.db.select().from(users).where(eq(users.email, "strict@example.test"))).toEqual([]);
  });
});

describe("the first admin", () => {
  it("X15 I35 is made once from the environment, with an audit row, however many copies start", async () => {
    const log = identity.base.log;
    const admin = { email: "house@example.test", password, name: "House" };
    await Promise.all([1, 2, 3].map(() => ensureFirstAdmin({ ...identity.deps, log }, admin)));
    await ensureFirstAdmin({ ...identity.deps, log }, { ...admin, email: "second@example.test" });
    const admins = await identity.db.select().from(users).where(eq(users.role, "admin"));
    expect(admins.map((user) => user.email)).toEqual([admin.email]);
    const rows = await identity.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.target, admins[0]?.id ?? ""));
    expect(rows.map((row) => row.action)).toEqual(["role.change"]);
  });

  it("X31 does not promote whoever registered the admin's address first", async () => {
    const other = await startIdentity();
    try {
      const { email } = await other.newCustomer();
      await ensureFirstAdmin({ ...other.deps, log: other.base.log }, { email, password, name: "House" });
      expect((await other.db.select().from(users)).map((user) => user.role)).toEqual(["user"]);
    } finally {
      await other.drop();
    }
  });
});
