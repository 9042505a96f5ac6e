import { productUpdatedV1 } from "@stallhouse/contracts/events/catalog";
import {
  sellerApprovedV1,
  sellerBlockedV1,
  sellerCreatedV1,
  sellerUpdatedV1,
} from "@stallhouse/contracts/events/identity";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aFact, openShop, sellerFact } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const promises = {
  dispatchDays: { min: 10, max: 15 },
  returnDays: 14,
  policies: { shipping: "We build when you order.", returns: "Our carrier collects it." },
};
const seen = (slug: string) => shop.visitor.public.seller.get({ slug });
const toldOf = async (productId: string) =>
  (await shop.facts(productUpdatedV1)).filter((update) => update.productId === productId);

it("what a seller promises stands on the shop's page and the product's, and goes to the orders", async () => {
  const { fact, slug, productId } = await shop.stock([3]);
  expect(await seen(fact.slug)).toMatchObject({ dispatchDays: { min: 1, max: 3 }, returnDays: 30 });
  await shop.hear(aFact(sellerUpdatedV1, { ...fact, ...promises, standing: "active" }));
  expect(await seen(fact.slug)).toMatchObject(promises);
  expect((await shop.visitor.public.product.get({ slug })).seller).toMatchObject(promises);
  const told = await toldOf(productId);
  expect(told.at(-1)).toMatchObject({ onSale: true, seller: { dispatchDays: promises.dispatchDays } });
});

it("words that only customers read leave the products' version alone", async () => {
  const { fact, productId } = await shop.stock([3]);
  const before = (await toldOf(productId)).length;
  const policies = { shipping: "", returns: "Keep the box." };
  await shop.hear(aFact(sellerUpdatedV1, { ...fact, policies, returnDays: 60, standing: "active" }));
  expect(await seen(fact.slug)).toMatchObject({ policies, returnDays: 60 });
  expect(await toldOf(productId)).toHaveLength(before);
});

it("a fact that says nothing of promises, as older ones do, leaves them as they are", async () => {
  const { fact } = await shop.openStall(promises);
  await shop.hear(aFact(sellerApprovedV1, fact));
  const { dispatchDays: _days, returnDays: _back, policies: _words, ...older } = fact;
  await shop.hear(aFact(sellerApprovedV1, older));
  expect(await seen(fact.slug)).toMatchObject(promises);
});

it("CA-13 UX-60 a shop that was closed says so and where to look instead; one that waits or was never here does not", async () => {
  const { fact } = await shop.stock([3]);
  const { isGone } = shop.visitor.public.seller;
  expect(await isGone({ slug: fact.slug })).toBe(false);
  await shop.hear(aFact(sellerBlockedV1, { ...fact, reason: "Fakes." }));
  await expect(seen(fact.slug)).rejects.toMatchObject({
    cause: { reason: "SELLER_GONE", details: { name: fact.shopName, categorySlug: "kitchen" } },
  });
  expect(await isGone({ slug: fact.slug })).toBe(true);
  const waiting = sellerFact();
  await shop.hear(aFact(sellerCreatedV1, waiting));
  for (const slug of [waiting.slug, "nobody"]) {
    await expect(seen(slug)).rejects.toMatchObject({ cause: { reason: "SELLER_NOT_FOUND" } });
    expect(await isGone({ slug })).toBe(false);
  }
});
