import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { users } from "@stallhouse/identity-service/schema";
import { reasonOf, startIdentity } from "@stallhouse/identity-service/testing";
import type { Identity } from "@stallhouse/identity-service/testing";
import { findCustomers, writeCustomers } from "./write-customers.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.drop());

const since = new Date("2026-01-05T10:00:00Z");
const rita = { name: "Rita Fonseca", email: "rita@example.test", since };

it("I33 customers of the past are of their day, unknown to the others, and nobody can sign in as one", async () => {
  await writeCustomers(identity.db, [rita]);
  const [user] = await identity.db.select().from(users).where(eq(users.email, rita.email));
  expect(user).toMatchObject({ name: "Rita Fonseca", role: "user", guest: false, createdAt: since });
  expect(await identity.facts("user.created.v1")).not.toContainEqual(expect.objectContaining({ email: rita.email }));
  expect(await reasonOf(identity.logIn(rita.email))).toBe("WRONG_CREDENTIALS");
});

it("a second run changes nobody, nor does one that names an address that is taken", async () => {
  const { email } = await identity.newCustomer();
  await writeCustomers(identity.db, [rita]);
  const everybody = () => identity.db.select().from(users).orderBy(users.id);
  const before = await everybody();
  await writeCustomers(identity.db, [rita, { name: "Somebody Else", email, since }]);
  expect(await everybody()).toEqual(before);
  const found = await findCustomers(identity.db, [rita.email, email, "nobody@example.test"]);
  expect(found.map((user) => user.email).toSorted()).toEqual([email, rita.email]);
  expect(found.find((user) => user.email === rita.email)?.since).toEqual(since);
  expect((await identity.logIn(email)).user.email).toBe(email);
});
