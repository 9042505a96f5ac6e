import { userRevokedV1 } from "@stallhouse/contracts/events/identity";
import { newId } from "@stallhouse/contracts/ids";
import type { CategoryId, OrderId, ProductId, ReviewId, VariantId } from "@stallhouse/contracts/ids";
import { anActor } from "@stallhouse/service/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogRouter } from "./router.ts";
import { aCategory, aFact, aProduct, openShop } from "./testing/shop.ts";
import type { Shop } from "./testing/shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const productId = newId<ProductId>();
const variantId = newId<VariantId>();
const reviewId = newId<ReviewId>();
const review = { productId, stars: 5, title: "Good", body: "Very." };
const form = {
  ...aProduct([1]),
  productId,
  version: 1,
  variants: aProduct([1]).variants.map(({ quantity: _q, ...rest }) => rest),
};
type Way = Shop["visitor"];

/** Every procedure with input that is well formed: what decides is who asks. */
const doors: Record<string, (way: Way) => Promise<unknown>> = {
  "public.category.list": (way) => way.public.category.list(),
  "public.product.list": (way) => way.public.product.list({}),
  "public.product.search": (way) => way.public.product.search({ query: "jug" }),
  "public.product.get": (way) => way.public.product.get({ slug: "nothing" }),
  "public.product.isGone": (way) => way.public.product.isGone({ slug: "nothing" }),
  "public.change.list": (way) => way.public.change.list({ after: "1" }),
  "public.review.list": (way) => way.public.review.list({ productId }),
  "customer.review.save": (way) => way.customer.review.save(review),
  "customer.review.mine": (way) => way.customer.review.mine(),
  "customer.review.remove": (way) => way.customer.review.remove({ reviewId }),
  "customer.review.markHelpful": (way) => way.customer.review.markHelpful({ reviewId }),
  "seller.review.list": (way) => way.seller.review.list({}),
  "seller.review.reply": (way) => way.seller.review.reply({ reviewId, body: "Thanks" }),
  "admin.review.hide": (way) => way.admin.review.hide({ reviewId, reason: "x" }),
  "admin.review.unhide": (way) => way.admin.review.unhide({ reviewId }),
  "public.product.facets": (way) => way.public.product.facets({ query: "jug", inStock: true }),
  "public.product.suggest": (way) => way.public.product.suggest({ query: "ju" }),
  "public.product.related": (way) => way.public.product.related({ slug: "nothing" }),
  "public.product.bySlugs": (way) => way.public.product.bySlugs({ slugs: ["nothing"] }),
  "public.product.offers": (way) => way.public.product.offers({}),
  "public.stockAlert.read": (way) => way.public.stockAlert.read({ token: "x" }),
  "public.stockAlert.confirm": (way) => way.public.stockAlert.confirm({ token: "x" }),
  "public.stockAlert.end": (way) => way.public.stockAlert.end({ token: "x" }),
  "customer.stockAlert.ask": (way) => way.customer.stockAlert.ask({ variantId, email: "clara@example.test" }),
  "public.product.slugs": (way) => way.public.product.slugs({}),
  "public.seller.get": (way) => way.public.seller.get({ slug: "nothing" }),
  "public.seller.isGone": (way) => way.public.seller.isGone({ slug: "nothing" }),
  "public.seller.list": (way) => way.public.seller.list(),
  "seller.product.list": (way) => way.seller.product.list({}),
  "seller.product.get": (way) => way.seller.product.get({ productId }),
  "seller.product.create": (way) => way.seller.product.create({ ...aProduct([1]), categorySlug: "nowhere" }),
  "seller.product.update": (way) => way.seller.product.update(form),
  "seller.product.archive": (way) => way.seller.product.archive({ productId }),
  "seller.product.restore": (way) => way.seller.product.restore({ productId }),
  "seller.stock.low": (way) => way.seller.stock.low(),
  "seller.stock.adjust": (way) => way.seller.stock.adjust({ variantId, change: 1, reason: "x" }),
  "admin.category.save": (way) => way.admin.category.save(aCategory("kitchen")),
  "admin.product.list": (way) => way.admin.product.list({}),
  "admin.product.get": (way) => way.admin.product.get({ productId }),
  "admin.product.block": (way) => way.admin.product.block({ productId, reason: "x" }),
  "admin.product.unblock": (way) => way.admin.product.unblock({ productId }),
  "internal.stock.reserve": (way) =>
    way.internal.stock.reserve({ orderId: newId<OrderId>(), lines: [{ variantId, quantity: 1 }], holdSeconds: 60 }),
  "internal.stock.commit": (way) =>
    way.internal.stock.commit({ orders: [{ orderId: newId<OrderId>(), lines: [{ variantId, quantity: 1 }] }] }),
  "internal.stock.close": (way) => way.internal.stock.close({ orderIds: [newId<OrderId>()] }),
  "internal.stock.extend": (way) =>
    way.internal.stock.extend({ orderId: newId<OrderId>(), until: new Date().toISOString() }),
  "internal.variant.quote": (way) => way.internal.variant.quote({ variantIds: [variantId] }),
};

/** How a call ended: its refusal, or OK. */
async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "OK";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

const absent = [
  "customer.review.remove",
  "customer.review.markHelpful",
  "seller.review.reply",
  "admin.review.hide",
  "admin.review.unhide",
  "public.product.get",
  "public.seller.get",
  "customer.stockAlert.ask",
  "public.stockAlert.confirm",
  "public.stockAlert.end",
  "seller.product.get",
  "seller.product.create",
  "seller.product.update",
  "seller.product.archive",
  "seller.product.restore",
  "seller.stock.adjust",
  "admin.product.get",
  "admin.product.block",
  "admin.product.unblock",
];

const forGuests = ["customer.stockAlert.ask"];
const refused = ["customer.review.save", "internal.stock.extend"];

describe("the doors", () => {
  it("are all tried here", () => {
    expect(Object.keys(catalogRouter._def.procedures).toSorted()).toEqual(Object.keys(doors).toSorted());
  });

  it.each(Object.keys(doors))("CA-01 CA-02 let in whom they are for, and nobody else: %s", async (path) => {
    const door = doors[path];
    if (!door) throw new Error(`no door ${path}`);
    const branch = path.split(".")[0] ?? "";
    const elsewhere = refused.includes(path) ? "CONFLICT" : "OK";
    const inside = absent.includes(path) ? "NOT_FOUND" : elsewhere;
    const expected = {
      nobody: branch === "public" ? inside : branch === "internal" ? "FORBIDDEN" : "UNAUTHORIZED",
      customer: branch === "public" || branch === "customer" ? inside : "FORBIDDEN",
      guest:
        branch === "public" || forGuests.includes(path) ? inside : branch === "customer" ? "UNAUTHORIZED" : "FORBIDDEN",
      seller: branch === "public" || branch === "seller" ? inside : "FORBIDDEN",
      admin: branch === "public" || branch === "admin" ? inside : "FORBIDDEN",
      order: branch === "internal" ? inside : "FORBIDDEN",
    };
    expect({
      nobody: await outcome(door(shop.as())),
      customer: await outcome(door(shop.as(anActor("user")))),
      guest: await outcome(door(shop.as(anActor("user", { guest: true })))),
      seller: await outcome(door(shop.as(anActor("seller")))),
      admin: await outcome(door(shop.as(anActor("admin")))),
      order: await outcome(door(shop.as(undefined, "order-service"))),
    }).toEqual(expected);
  });

  it("show another seller's product and variant as absent, and change nothing of them", async () => {
    const { productId: own, variantIds, slug } = await shop.stock([5]);
    const [ownVariant] = variantIds;
    if (!ownVariant) throw new Error("no variant");
    const { seller: stranger } = await shop.openStall();
    const tries = [
      stranger.seller.product.get({ productId: own }),
      stranger.seller.product.update({ ...form, productId: own }),
      stranger.seller.product.archive({ productId: own }),
      stranger.seller.stock.adjust({ variantId: ownVariant, change: -1, reason: "Mine now" }),
    ];
    expect(new Set(await Promise.all(tries.map(outcome)))).toEqual(new Set(["NOT_FOUND"]));
    expect((await stranger.seller.product.list({})).items).toEqual([]);
    const { variants, title } = await shop.visitor.public.product.get({ slug });
    expect([title, variants[0]?.available]).toEqual(["Stoneware jug", 5]);
  });

  it("a form cannot take over a variant of another product", async () => {
    const other = await shop.stock([5]);
    const { seller, productId: own } = await shop.stock([5]);
    const [foreign] = other.variantIds;
    const variants = form.variants.map((variant) => ({ ...variant, variantId: foreign }));
    await expect(seller.seller.product.update({ ...form, productId: own, variants })).rejects.toMatchObject({
      cause: { reason: "VARIANT_NOT_FOUND" },
    });
  });
});

/** Bypasses the compiler, as the network does. */
function raw(way: Way, path: string, input: unknown): Promise<unknown> {
  let at: unknown = way;
  for (const word of path.split(".")) at = Reflect.get(Object(at), word);
  if (typeof at !== "function") throw new Error(`no door ${path}`);
  return Promise.resolve(Reflect.apply(at, undefined, [input]));
}

const wrongQuantities = [
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "1e2",
  null,
  [1],
  "0x10",
  1_000,
];

describe("bad input", () => {
  it.each(wrongQuantities)("X39 refuses to reserve a quantity of %j", async (quantity) => {
    const { variantIds } = await shop.stock([5]);
    const input = { orderId: newId(), lines: [{ variantId: variantIds[0], quantity }], holdSeconds: 60 };
    expect(await outcome(raw(shop.as(undefined, "order-service"), "internal.stock.reserve", input))).toBe(
      "BAD_REQUEST",
    );
    expect(variantIds[0] && (await shop.level(variantIds[0]))).toEqual({ available: 5, reserved: 0 });
  });

  const product = aProduct([1]);
  const [variant] = product.variants;
  it.each([
    ["a seller of its own choice", { ...product, sellerId: newId() }],
    ["a blocked reason taken away", { ...product, blockedReason: null }],
    ["a negative price", { ...product, variants: [{ ...variant, price: -1 }] }],
    ["half a cent", { ...product, variants: [{ ...variant, price: 0.5 }] }],
    ["a price as text", { ...product, variants: [{ ...variant, price: "2400" }] }],
    ["a reserved count", { ...product, variants: [{ ...variant, reserved: 5 }] }],
    ["another currency", { ...product, currency: "IDR" }],
    ["no variant", { ...product, variants: [] }],
    ["a variant that chooses nothing", { ...product, variants: [{ ...variant, options: {} }] }],
    ["a value that is no option's", { ...product, variants: [{ ...variant, options: { Size: "tiny" } }] }],
    ["a SKU twice", { ...product, variants: [variant, variant] }],
    ["a script for a picture", { ...product, pictures: [{ ...product.pictures[0], url: "javascript:alert(1)" }] }],
    ...["//evil.test/x.png", "https://evil.test/x.webp", "http://127.0.0.1:3002/media/x", "/media/x", "/account"].map(
      (url): [string, object] => [`a picture at ${url}`, { ...product, pictures: [{ ...product.pictures[0], url }] }],
    ),
    ["a zero byte", { ...product, title: "Jug\u0000" }],
    ["half a character", { ...product, description: "Jug \ud800" }],
    ["a title without end", { ...product, title: "x".repeat(10_000) }],
  ])("X37 X38 refuses a product with %s", async (_what, input) => {
    const { seller, fact } = await shop.openStall();
    expect(await outcome(raw(seller, "seller.product.create", input))).toBe("BAD_REQUEST");
    const rows = await shop.db.execute(sql`select id from products where seller_id = ${fact.sellerId}`);
    expect(rows).toHaveLength(0);
  });

  it.each([
    ["public.product.list", { sort: "price desc;select pg_sleep(5)" }],
    ["public.product.list", { categorySlug: "' or 1=1--" }],
    ["public.product.list", { offset: 1e9 }],
    ["public.product.list", { limit: 101 }],
    ["public.product.list", { minPrice: -1 }],
    ["public.change.list", { after: "1;select" }],
    ["public.product.list", { after: "not a cursor" }],
    [
      "public.product.list",
      { after: Buffer.from(JSON.stringify(["newest", null, "' or 1=1--"])).toString("base64url") },
    ],
    [
      "public.product.list",
      {
        sort: "price",
        after: Buffer.from(JSON.stringify(["newest", null, newId<CategoryId>()])).toString("base64url"),
      },
    ],
    ["public.product.search", { query: "x".repeat(10_240) }],
    ["public.product.search", { query: "a\u0000b" }],
    ["public.product.search", { query: "" }],
    ["public.product.get", { slug: "../../etc/passwd" }],
  ])("X47 X48 refuses %s of %j", async (path, input) => {
    expect(await outcome(raw(shop.visitor, path, input))).toBe("BAD_REQUEST");
  });

  it("refuses a category below itself", async () => {
    await shop.admin.admin.category.save(aCategory("garden"));
    await shop.admin.admin.category.save(aCategory("pots", "garden"));
    await expect(shop.admin.admin.category.save(aCategory("garden", "pots"))).rejects.toMatchObject({
      cause: { reason: "INPUT_INVALID" },
    });
    await expect(shop.admin.admin.category.save(aCategory("x", "nowhere"))).rejects.toMatchObject({
      cause: { reason: "CATEGORY_NOT_FOUND" },
    });
  });
});

describe("hearing", () => {
  it("remembers whose tokens are void, the latest moment of all", async () => {
    const { userId } = anActor("user");
    await shop.hear(aFact(userRevokedV1, { userId, notBefore: "2030-01-02T00:00:00.000Z" }));
    await shop.hear(aFact(userRevokedV1, { userId, notBefore: "2030-01-01T00:00:00.000Z" }));
    const [row] = await shop.db.execute<{ same: boolean }>(sql`
      select not_before = '2030-01-02T00:00:00Z' as same from revocations where user_id = ${userId}`);
    expect(row).toEqual({ same: true });
  });
});
