import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { auditLog } from "../schema.ts";
import { startIdentity } from "../testing.ts";
import type { Identity } from "../testing.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.drop());

const facts = {
  country: "DK",
  place: "Aarhus",
  story: "Built to order.\n\nSince 1962.",
  dispatchDays: { min: 10, max: 15 },
  returnDays: 14,
  policies: { shipping: "We build when you order.", returns: "Our carrier collects it." },
};

it("keeps what a seller tells of the shop, announces it once and writes down what changed", async () => {
  const { sellerId, session } = await identity.newSeller("Nordhal");
  const { shop } = identity.asUser(session).seller;
  expect(await shop.get()).toMatchObject({ dispatchDays: { min: 1, max: 3 }, returnDays: 30 });
  expect(await shop.update(facts)).toEqual(facts);
  await shop.update(facts);
  await shop.update({ ...facts, returnDays: 21 });
  expect(await shop.get()).toEqual({ ...facts, returnDays: 21 });

  const told = (await identity.facts("seller.updated.v1")).filter((fact) => fact["sellerId"] === sellerId);
  expect(told).toMatchObject([
    { ...facts, shopName: "Nordhal", standing: "pending", shippingAmount: 490 },
    { returnDays: 21 },
  ]);
  const book = await identity.db.select().from(auditLog).where(eq(auditLog.target, sellerId)).orderBy(auditLog.at);
  expect(book.map(({ action, actorId }) => [action, actorId])).toEqual([
    ["seller.edit", session.user.userId],
    ["seller.edit", session.user.userId],
  ]);
  expect([book[1]?.before, book[1]?.after]).toEqual([`{"returnDays":14}`, `{"returnDays":21}`]);
});

it("what a shop tells goes with every later fact about its seller", async () => {
  const { sellerId, session } = await identity.newSeller();
  await identity.asUser(session).seller.shop.update(facts);
  await identity.asUser(await identity.newAdmin()).admin.seller.approve({ sellerId });
  const approved = (await identity.facts("seller.approved.v1")).find((fact) => fact["sellerId"] === sellerId);
  expect(approved).toMatchObject(facts);
});

it.each([
  ["fewer days to send back than the law gives", { returnDays: 13 }],
  ["a last day before the first", { dispatchDays: { min: 3, max: 2 } }],
  ["a promise of half a year", { dispatchDays: { min: 1, max: 120 } }],
  ["a policy as long as a book", { policies: { shipping: "x".repeat(1_001), returns: "" } }],
  ["letters that steer a terminal", { place: "Aar\u001b[31mhus" }],
  ["a country that is none", { country: "Denmark" }],
  ["another's shop", { sellerId: "01a1f000-0000-7000-8000-000000000001" }],
])("refuses %s, and changes nothing", async (_what, wrong) => {
  const { session } = await identity.newSeller();
  const { shop } = identity.asUser(session).seller;
  const before = await shop.get();
  await expect(shop.update({ ...facts, ...wrong })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect(await shop.get()).toEqual(before);
});
