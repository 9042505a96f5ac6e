import { productUpdatedV1 } from "@stallhouse/contracts/events/catalog";
import { sellerBlockedV1, sellerUnblockedV1 } from "@stallhouse/contracts/events/identity";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCategory, aFact, aProduct, openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const products = () => shop.visitor.public.product;
type ListInput = Parameters<ReturnType<typeof products>["list"]>[0];
type SearchInput = Parameters<ReturnType<typeof products>["search"]>[0];

async function slugsOf(input: ListInput) {
  return (await products().list(input)).items.map(({ slug }) => slug);
}
async function found(input: SearchInput) {
  return (await products().search(input)).items.map(({ slug }) => slug);
}
async function withoutWarmup<T>(run: () => Promise<T>): Promise<string[]> {
  await Promise.all(Array.from({ length: 20 }, run));
  shop.readStatements.length = 0;
  await run();
  return [...shop.readStatements];
}

describe("the public list", () => {
  it("CA-02 CA-03 shows cards of what is on sale, and a page with price, description and variants", async () => {
    const { slug, productId, fact } = await shop.stock([10, 2, 0]);
    const { items } = await products().list({ sellerSlugs: [fact.slug] });
    expect(items).toMatchObject([
      {
        productId,
        slug,
        title: "Stoneware jug",
        sellerName: fact.shopName,
        price: 2_400,
        maxPrice: 2_600,
        compareAt: null,
        stock: "in",
        currency: "EUR",
        hue: 40,
        categorySlug: "kitchen",
        image: { url: "/products/jug.webp", alt: "A grey jug", width: 800, height: 1000 },
        swatches: [],
      },
    ]);
    const page = await products().get({ slug });
    expect(page).toMatchObject({
      onSale: true,
      description: "Thrown by hand, glazed in ash.\nDishwasher safe.",
      facts: [{ label: "Material", value: "Stoneware" }],
      seller: { sellerId: fact.sellerId, place: "Bremen", shippingAmount: 490 },
      category: { slug: "kitchen", parent: null },
    });
    expect(page.variants.map(({ label, price, available, stock }) => [label, price, available, stock])).toEqual([
      ["small", 2_400, 10, "in"],
      ["medium", 2_500, 2, "low"],
      ["large", 2_600, 0, "out"],
    ]);
  });

  it("CA-06 filters by category with all below it, price and stock", async () => {
    await shop.admin.admin.category.save(aCategory("table", "kitchen"));
    await shop.admin.admin.category.save(aCategory("cups", "table"));
    const { seller, fact } = await shop.openStall();
    const add = (title: string, quantity: number, given: { categorySlug?: string; price?: number } = {}) => {
      const { price = 1_000, categorySlug = "kitchen" } = given;
      const product = aProduct([quantity]);
      const variants = product.variants.map((variant) => ({ ...variant, sku: title, price }));
      return seller.seller.product.create({ ...product, title, categorySlug, variants });
    };
    const jug = await add("Deep jug", 5, { price: 1_500 });
    const cup = await add("Deep cup", 0, { categorySlug: "cups", price: 500 });
    const own = { sellerSlugs: [fact.slug] };
    expect(await slugsOf({ ...own, categorySlug: "kitchen" })).toEqual([cup.slug, jug.slug]);
    expect(await slugsOf({ ...own, categorySlug: "cups" })).toEqual([cup.slug]);
    expect(await slugsOf({ ...own, categorySlug: "nowhere" })).toEqual([]);
    expect(await slugsOf({ ...own, inStock: true })).toEqual([jug.slug]);
    expect(await slugsOf({ ...own, minPrice: 501 })).toEqual([jug.slug]);
    expect(await slugsOf({ ...own, maxPrice: 500 })).toEqual([cup.slug]);
    expect(await slugsOf({ ...own, sort: "price" })).toEqual([cup.slug, jug.slug]);
    expect(await slugsOf({ ...own, sort: "price-desc" })).toEqual([jug.slug, cup.slug]);
    const tree = await shop.visitor.public.category.list();
    const cups = tree.find(({ slug }) => slug === "cups");
    expect(cups).toMatchObject({ parentSlug: "table", productCount: 1 });
    expect(tree.find(({ slug }) => slug === "table")).toMatchObject({ parentSlug: "kitchen", productCount: 1 });
  });

  it("shows a category by the picture of what has been on sale in it or below it the longest", async () => {
    await shop.admin.admin.category.save(aCategory("garden"));
    await shop.admin.admin.category.save(aCategory("pots", "garden"));
    const add = async (url: string, categorySlug: string) => {
      const pictures = aProduct().pictures.map((picture) => ({ ...picture, url }));
      return await shop.stock([1], { categorySlug, pictures });
    };
    const faceOf = async (slug: string) =>
      (await shop.visitor.public.category.list()).find((category) => category.slug === slug)?.image;
    expect(await faceOf("garden")).toBeNull();
    const first = await add("/products/pot.webp", "pots");
    await add("/products/rake.webp", "garden");
    expect(await faceOf("garden")).toEqual({ url: "/products/pot.webp", alt: "A grey jug", width: 800, height: 1000 });
    await first.seller.seller.product.archive({ productId: first.productId });
    expect(await faceOf("garden")).toMatchObject({ url: "/products/rake.webp" });
    expect(await faceOf("pots")).toBeNull();
  });

  it.each(["newest", "price", "price-desc"] as const)("pages through everything once, sorted by %s", async (sort) => {
    const { seller, fact } = await shop.openStall();
    for (let i = 0; i < 11; i++) {
      const product = aProduct([1]);
      const variants = product.variants.map((variant) => ({ ...variant, sku: `P-${i}`, price: 1_000 + (i % 3) }));
      await seller.seller.product.create({ ...product, title: `Plate ${i}`, variants });
    }
    const all = await slugsOf({ sellerSlugs: [fact.slug], sort, limit: 100 });
    expect(new Set(all).size).toBe(11);
    const paged: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await products().list({ sellerSlugs: [fact.slug], sort, limit: 4, after });
      paged.push(...page.items.map(({ slug }) => slug));
      after = page.nextCursor;
      if (!after) break;
    }
    expect(paged).toEqual(all);
  });

  it("takes one statement for a list, a page and a search", async () => {
    const { slug, fact } = await shop.stock([3]);
    expect(await withoutWarmup(() => products().list({ categorySlug: "kitchen", inStock: true }))).toHaveLength(1);
    expect(await withoutWarmup(() => products().get({ slug }))).toHaveLength(1);
    expect(await withoutWarmup(() => products().search({ query: `jug ${fact.shopName}` }))).toHaveLength(1);
  });

  it("CA-09 tells nobody of 100 visits", async () => {
    const { slug } = await shop.stock([3]);
    const count = async () => [...(await shop.db.execute(sql`select count(*)::int as n from outbox`))];
    const before = await count();
    for (let i = 0; i < 50; i++) await Promise.all([products().get({ slug }), products().list({})]);
    expect(await count()).toEqual(before);
  });

  it("CA-16 is read from transactions that cannot write", async () => {
    await expect(shop.reads.execute(sql`update products set title = 'x'`)).rejects.toMatchObject({
      cause: { code: "25006" },
    });
  });
});

describe("search", () => {
  it("CA-06 SE-01 finds by title, text, seller and option, in other forms and half typed, and nothing else", async () => {
    const { fact, slug } = await shop.stock([5], {
      title: "Walnut breadboards",
      summary: "Boards with a juice groove.",
      description: "Oiled by moonlight.",
    });
    for (const query of [
      "walnut",
      "breadboard",
      "Breadboards",
      "bread",
      "walnut brea",
      "moonlight",
      fact.shopName,
      '"juice groove"',
      "walnut -steel",
      "walnut small",
    ]) {
      expect(await found({ query }), query).toContain(slug);
    }
    for (const query of ["walrus", "xylophone", '"groove juice"', "-walnut breadboard"]) {
      expect(await found({ query }), query).not.toContain(slug);
    }
  });

  it("puts matches in the title first, counts them, and pages without loss", async () => {
    const inText = await shop.stock([1], { title: "Plain bowl", description: "Goes with the zinnia vase." });
    const inTitle = await shop.stock([1], { title: "Zinnia vase" });
    const third = await shop.stock([1], { title: "Another zinnia vase" });
    const all = await products().search({ query: "zinnia" });
    expect(all.total).toBe(3);
    expect(all.items.at(-1)?.slug).toBe(inText.slug);
    const first = await products().search({ query: "zinnia", limit: 2 });
    const rest = await products().search({ query: "zinnia", limit: 2, after: first.nextCursor });
    expect([...first.items, ...rest.items].map(({ slug }) => slug)).toEqual(all.items.map(({ slug }) => slug));
    expect(all.items.map(({ slug }) => slug)).toEqual(expect.arrayContaining([inTitle.slug, third.slug]));
    expect(rest.nextCursor).toBeUndefined();
  });

  it.each([
    "' or 1=1--",
    "%' union select null--",
    "%%%%",
    "a & | !",
    "((((",
    "\\",
    "a:*b",
    "en' THEN 1",
    "%".repeat(200),
    "the",
  ])("X47 X48 takes %j for words and answers plainly", async (query) => {
    const { items } = await products().search({ query });
    expect(Array.isArray(items)).toBe(true);
  });
});

describe("off sale", () => {
  it("CA-05 CA-13 SE-02 I29 a blocked seller's products leave every public answer, each is told, and all come back", async () => {
    const { fact, slug, productId, seller, variantIds } = await shop.stock([5], { title: "Quilted pheasant" });
    const draft = await seller.seller.product.create({
      ...aProduct([1]),
      title: "Quilted draft",
      status: "draft",
      variants: aProduct([1]).variants.map((variant) => ({ ...variant, sku: "DRAFT" })),
    });
    const block = aFact(sellerBlockedV1, { ...fact, reason: "Fakes." });
    await shop.hear(block);
    await shop.hear(block);
    expect(await slugsOf({ sellerSlugs: [fact.slug] })).toEqual([]);
    expect(await found({ query: "quilted pheasant" })).toEqual([]);
    await expect(products().get({ slug })).rejects.toMatchObject({
      cause: { reason: "PRODUCT_GONE", details: { title: "Quilted pheasant", categorySlug: "kitchen" } },
    });
    expect(await products().isGone({ slug })).toBe(true);
    expect(await products().isGone({ slug: draft.slug })).toBe(false);
    const quote = await shop.order.variant.quote({ variantIds });
    expect(quote).toMatchObject([{ onSale: false }]);
    const told = async () => (await shop.facts(productUpdatedV1)).filter((update) => update.productId === productId);
    expect((await told()).map(({ onSale, version }) => [onSale, version])).toEqual([[false, 2]]);

    await shop.hear(aFact(sellerUnblockedV1, fact));
    expect(await slugsOf({ sellerSlugs: [fact.slug] })).toEqual([slug]);
    expect(await found({ query: "quilted" })).toEqual([slug]);
    expect(await products().isGone({ slug })).toBe(false);
    expect((await told()).map(({ onSale }) => onSale)).toEqual([false, true]);
    await expect(products().get({ slug: draft.slug })).rejects.toMatchObject({
      cause: { reason: "PRODUCT_NOT_FOUND" },
    });
  });

  it("a block that was heard is not undone by an older fact that comes late", async () => {
    const { fact, slug } = await shop.stock([5]);
    await shop.hear(aFact(sellerBlockedV1, { ...fact, reason: "Fakes." }));
    await shop.hear(aFact(sellerUnblockedV1, fact, new Date(Date.now() - 60_000)));
    await expect(products().get({ slug })).rejects.toMatchObject({ cause: { reason: "PRODUCT_GONE" } });
  });

  it("CA-14 SE-02 a blocked product leaves every public answer until it is let back", async () => {
    const { fact, slug, productId } = await shop.stock([5], { title: "Counterfeit kettle" });
    const blocked = await shop.admin.admin.product.block({ productId, reason: "A fake." });
    expect(blocked).toEqual({ productId, blockedReason: "A fake.", onSale: false });
    expect(await slugsOf({ sellerSlugs: [fact.slug] })).toEqual([]);
    expect(await found({ query: "counterfeit kettle" })).toEqual([]);
    const { items } = await shop.admin.admin.product.list({ status: "blocked", sellerId: fact.sellerId });
    expect(items).toMatchObject([
      { productId, status: "blocked", blockedReason: "A fake.", sellerName: fact.shopName },
    ]);
    expect(await shop.admin.admin.product.unblock({ productId })).toMatchObject({ onSale: true });
    expect(await slugsOf({ sellerSlugs: [fact.slug] })).toEqual([slug]);
  });
});
