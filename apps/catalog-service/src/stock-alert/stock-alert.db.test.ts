import { stockReturnedV1 } from "@stallhouse/contracts/events/catalog";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openShop } from "../test-shop.ts";
import type { Shop } from "../test-shop.ts";
import { forgetOldStockAlerts, sendStockAlerts } from "./send-stock-alerts.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** A variant of which nothing is left, and its seller. */
async function soldOut() {
  const { seller, productId, slug, variantIds } = await shop.stock([0]);
  const [variantId] = variantIds;
  if (!variantId) throw new Error("no variant");
  const restock = (change: number) => seller.seller.stock.adjust({ variantId, change, reason: "A delivery came." });
  return { seller, productId, slug, variantId, restock };
}

const ask = (variantId: VariantId, email: string) => shop.visitor.public.stockAlert.ask({ variantId, email });
const toldOf = async (variantId: VariantId) => {
  await sendStockAlerts(shop.db);
  const facts = await shop.facts(stockReturnedV1);
  return facts.filter((fact) => fact.variantId === variantId).map(({ email }) => email);
};

it("UX-44 tells each person once when the variant is back, however often they asked", async () => {
  const { variantId, slug, restock } = await soldOut();
  expect(await ask(variantId, "Clara@Example.test")).toEqual({ email: "clara@example.test" });
  await ask(variantId, "clara@example.test");
  await ask(variantId, "ben@example.test");
  expect(await toldOf(variantId)).toEqual([]);
  await restock(1);
  expect((await toldOf(variantId)).toSorted()).toEqual(["ben@example.test", "clara@example.test"]);
  await restock(-1);
  await restock(1);
  expect(await toldOf(variantId)).toHaveLength(2);
  const facts = await shop.facts(stockReturnedV1);
  expect(facts.at(-1)).toMatchObject({ slug, title: "Stoneware jug" });
});

it("tells nobody of what is sold out again, or not on sale, until it really can be bought", async () => {
  const { variantId, productId, restock } = await soldOut();
  await ask(variantId, "clara@example.test");
  await restock(1);
  const orderId = newId<OrderId>();
  await shop.order.stock.reserve({ orderId, lines: [{ variantId, quantity: 1 }], holdSeconds: 900 });
  expect(await toldOf(variantId)).toEqual([]);
  await shop.admin.admin.product.block({ productId, reason: "Not what was shown." });
  await restock(3);
  expect(await toldOf(variantId)).toEqual([]);
  await shop.admin.admin.product.unblock({ productId });
  expect(await toldOf(variantId)).toEqual(["clara@example.test"]);
});

it("tells at once of what came back before the asking arrived", async () => {
  const { variantIds } = await shop.stock([4]);
  const [variantId] = variantIds;
  if (!variantId) throw new Error("no variant");
  await ask(variantId, "clara@example.test");
  expect(await toldOf(variantId)).toEqual(["clara@example.test"]);
});

it("two senders at once tell each person once", async () => {
  const { variantId, restock } = await soldOut();
  for (const name of ["a", "b", "c", "d", "e", "f"]) await ask(variantId, `${name}@example.test`);
  await restock(1);
  await Promise.all([sendStockAlerts(shop.db), sendStockAlerts(shop.db), sendStockAlerts(shop.db)]);
  expect(await toldOf(variantId)).toHaveLength(6);
});

it("lets one address wait for twenty things, also when they are asked for at once", async () => {
  const { variantIds } = await shop.stock([0, 0, 0, 0, 0]);
  const more = await Promise.all([1, 2, 3, 4].map(async () => (await shop.stock([0, 0, 0, 0, 0])).variantIds));
  const all = [...variantIds, ...more.flat()];
  const answers = await Promise.allSettled(all.map((variantId) => ask(variantId, "many@example.test")));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  const [refused] = answers.filter((answer) => answer.status === "rejected");
  expect(refused?.reason).toMatchObject({ cause: { reason: "STOCK_ALERTS_FULL" } });
});

it.each([
  ["no variant of ours", () => newId<VariantId>(), "clara@example.test"],
  ["no address", () => newId<VariantId>(), "clara"],
])("refuses %s", async (_, variantId, email) => {
  await expect(ask(variantId(), email)).rejects.toThrow();
});

it("forgets who waited half a year", async () => {
  const { variantId, restock } = await soldOut();
  await ask(variantId, "clara@example.test");
  await shop.db.execute(sql`update stock_alerts set created_at = now() - interval '181 days'`);
  await forgetOldStockAlerts(shop.db);
  await restock(1);
  expect(await toldOf(variantId)).toEqual([]);
});
