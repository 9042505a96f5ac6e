import { sellerUpdatedV1 } from "@stallhouse/contracts/events/identity";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aBuyer, aReview } from "../testing/buyers.ts";
import { aCategory, aFact, aProduct, openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { forgetOldChanges } from "./forget-old-changes.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await shop.admin.admin.category.save(aCategory("mugs", "kitchen"));
});
afterAll(() => shop.close());

let after = "";
const heard = new Set<number>();
/** What was not told before: beside a transaction that lasts, one of another test's database too, it is told again. */
const ask = async () => {
  const { next, changes } = await shop.visitor.public.change.list({ after });
  after = next;
  const news = changes.filter(({ seq }) => !heard.has(seq));
  for (const { seq } of news) heard.add(seq);
  return news;
};
/** What was told since the last question, each thing once. */
const told = async () => [...new Set((await ask()).flatMap(({ tags }) => tags))].toSorted();
beforeEach(async () => {
  after = (await shop.visitor.public.change.list({})).next;
  await ask();
});

test("who asks for the first time learns only where to go on from", async () => {
  await shop.stock([1]);
  expect((await shop.visitor.public.change.list({})).changes).toEqual([]);
});

test("a new product is told with the lists it comes into, and a change of it too", async () => {
  const { seller, slug, productId, fact } = await shop.stock([5], { categorySlug: "mugs" });
  const itsLists = ["c:kitchen", "c:mugs", "lists", `p:${slug}`, `s:${fact.slug}`];
  expect(await told()).toEqual(expect.arrayContaining(itsLists));
  const { sku, quantity: _, ...variant } = aProduct([5]).variants[0] ?? expect.fail();
  const own = await seller.seller.product.get({ productId });
  const variants = own.variants.map(({ variantId, options }) => ({ ...variant, variantId, sku, options, price: 900 }));
  await seller.seller.product.update({
    ...aProduct(),
    categorySlug: "mugs",
    productId,
    version: own.version,
    variants,
  });
  expect(await told()).toEqual(itsLists);
  await seller.seller.product.archive({ productId });
  expect(await told()).toEqual(itsLists);
});

test("units held and let go are told of the product alone, as long as the lists say the same", async () => {
  const { slug, variantIds } = await shop.stock([50]);
  await ask();
  const orderId = newId<OrderId>();
  const lines = variantIds.map((variantId) => ({ variantId, quantity: 1 }));
  await shop.order.stock.reserve({ orderId, lines, holdSeconds: 60 });
  expect(await told()).toEqual([`p:${slug}`]);
});

test("the last unit is told to the lists too", async () => {
  const { slug, variantIds } = await shop.stock([1]);
  await ask();
  await shop.order.stock.reserve({
    orderId: newId<OrderId>(),
    lines: variantIds.map((variantId) => ({ variantId, quantity: 1 })),
    holdSeconds: 60,
  });
  expect(await told()).toEqual(expect.arrayContaining([`p:${slug}`, "lists", "c:kitchen"]));
});

test("reviews, their answers and their being found helpful are told", async () => {
  const { slug, productId, seller } = await shop.stock([1]);
  const { way } = await aBuyer(shop, [productId]);
  await ask();
  const { reviewId } = await way.save(aReview(productId, 4));
  expect(await told()).toEqual(expect.arrayContaining([`p:${slug}`, "lists"]));
  await seller.seller.review.reply({ reviewId, body: "Thank you." });
  expect(await told()).toEqual([`p:${slug}`]);
});

test("a draft is nobody's news", async () => {
  const { seller } = await shop.openStall();
  await ask();
  await seller.seller.product.create({ ...aProduct(), status: "draft" });
  expect(await told()).toEqual([]);
});

test("a seller's or a category's own change is told as a change of everything", async () => {
  const { fact } = await shop.openStall();
  await ask();
  await shop.hear(aFact(sellerUpdatedV1, { ...fact, place: "Cork", standing: "active" }));
  expect(await told()).toEqual(["*"]);
  await shop.admin.admin.category.save({ ...aCategory("mugs", "kitchen"), name: "Mugs" });
  expect(await told()).toEqual(["*"]);
});

test("more at once than anybody could name is told as a change of everything", async () => {
  const { productId } = await shop.stock([1]);
  await ask();
  await shop.db.execute(sql`
    insert into products (id, seller_id, category_id, slug, title, summary, description, facts, options, pictures, currency,
      status, on_sale, min_price, max_price)
    select gen_random_uuid(), seller_id, category_id, slug || '-' || n, title, summary, description, facts, options, pictures,
      currency, status, on_sale, min_price, max_price
    from products, generate_series(1, 201) n where id = ${productId}`);
  expect(await told()).toEqual(["*"]);
});

test("what a transaction that lasts changed is told once it is over, though others were told before", async () => {
  const slow = await shop.stock([5]);
  const quick = await shop.stock([5]);
  await ask();
  const move = (variantId: string | undefined) => sql`
    insert into stock_movements (variant_id, kind, qty, cause) values (${variantId}, 'adjust', 1, 'counted')`;
  await shop.db.transaction(async (tx) => {
    await tx.execute(move(slow.variantIds[0]));
    await shop.db.execute(move(quick.variantIds[0]));
    expect(await told()).toContain(`p:${quick.slug}`);
  });
  expect(await told()).toContain(`p:${slow.slug}`);
  expect(await told()).toEqual([]);
});

test("changes are forgotten after two minutes", async () => {
  await shop.stock([1]);
  await shop.db.execute(sql`update shop_changes set created_at = now() - interval '3 minutes'`);
  await shop.stock([1]);
  const kept = async () => (await shop.db.execute(sql`select seq from shop_changes`)).length;
  const before = await kept();
  await forgetOldChanges(shop.db);
  expect(await kept()).toBeGreaterThan(0);
  expect(await kept()).toBeLessThan(before);
});
