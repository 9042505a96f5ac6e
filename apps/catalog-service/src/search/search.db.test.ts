import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCategory, aProduct, openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

let shop: Shop;
let stall: Awaited<ReturnType<Shop["openStall"]>>;
beforeAll(async () => {
  shop = await openShop();
  stall = await shop.openStall({ slug: "hearth", shopName: "Hearth and Hollow" });
});
afterAll(() => shop.close());

const products = () => shop.visitor.public.product;
let made = 0;

async function add(title: string, given: Partial<ReturnType<typeof aProduct>> & { price?: number } = {}) {
  const { price = 2_400, ...rest } = given;
  const product = { ...aProduct([5]), title, summary: "Made well.", description: "Made to last.", ...rest };
  const variants = product.variants.map((variant) => ({ ...variant, sku: `S-${made++}`, price }));
  return stall.seller.seller.product.create({ ...product, variants });
}
async function titlesOf(query: string, given: { exact?: boolean } = {}) {
  return (await products().search({ query, ...given })).items.map(({ title }) => title);
}
async function statementsOf(run: () => Promise<unknown>): Promise<number> {
  await Promise.all(Array.from({ length: 20 }, run));
  shop.readStatements.length = 0;
  await run();
  return shop.readStatements.length;
}

describe("a typo", () => {
  beforeAll(async () => {
    await add("Walnut serving board");
    await add("Copper kettle, 1.2 l");
    await add("Linen pillowcase");
    await shop.absorb();
  });

  it.each([
    ["walnt board", "walnut board", "Walnut serving board"],
    ["wallnut board", "walnut board", "Walnut serving board"],
    ["wolnut serving", "walnut serving", "Walnut serving board"],
    ["walnut serivng", "walnut serving", "Walnut serving board"],
    ["coper kettle 1.2 l", "copper kettle 1.2 l", "Copper kettle, 1.2 l"],
    ["pilowcase", "pillowcase", "Linen pillowcase"],
    ["pillowwcaes", "pillowcase", "Linen pillowcase"],
  ])("UX-56 in %j is corrected to %j, which is said, and the product is found", async (query, corrected, title) => {
    const found = await products().search({ query });
    expect(found).toMatchObject({ correctedQuery: corrected, originalQuery: query });
    expect(found.items.map((item) => item.title)).toEqual([title]);
    const { total } = await products().facets({ query });
    expect(total).toBe(1);
  });

  it("UX-56 is left alone when that is asked for", async () => {
    const found = await products().search({ query: "walnt board", exact: true });
    expect(found).toMatchObject({ items: [], total: 0, correctedQuery: null });
    expect((await products().facets({ query: "walnt board", exact: true })).total).toBe(0);
  });

  it("is not seen where something has the words, is only hidden by a filter, or stands in quotes", async () => {
    await add("Walnt and other misspellings");
    await shop.absorb();
    expect(await products().search({ query: "walnt" })).toMatchObject({ correctedQuery: null, total: 1 });
    expect(await products().search({ query: "kettle", maxPrice: 5 })).toMatchObject({ correctedQuery: null, total: 0 });
    expect(await products().search({ query: '"coper kettle"' })).toMatchObject({ correctedQuery: null, total: 0 });
  });

  it("in a word that is half typed is not: the products that begin so are found, and nothing is said", async () => {
    expect(await products().search({ query: "linen pillowc" })).toMatchObject({ correctedQuery: null, total: 1 });
  });
});

describe("the index", () => {
  it("holds a product in the moment it is changed, and forgets what it was", async () => {
    const { productId } = await add("Granite mortar");
    expect(await titlesOf("granite")).toEqual(["Granite mortar"]);
    const { version, status: _status, ...form } = await stall.seller.seller.product.get({ productId });
    const { slug: _s, blockedReason: _b, onSale: _o, variants, currency: _c, ...rest } = form;
    await stall.seller.seller.product.update({
      ...rest,
      version,
      title: "Basalt mortar",
      currency: "EUR",
      status: "active",
      variants: variants.map(({ available: _a, reserved: _r, ...variant }) => variant),
    });
    expect(await titlesOf("granite", { exact: true })).toEqual([]);
    expect(await titlesOf("basalt")).toEqual(["Basalt mortar"]);
  });

  it("finds by category and attribute, and follows when they are renamed", async () => {
    const attributes = [{ key: "make", label: "Weaving", values: ["Herringbone", "Twill"] }];
    await shop.admin.admin.category.save({ ...aCategory("throws"), name: "Throws", attributes });
    await shop.admin.admin.category.save({ ...aCategory("light-throws", "throws"), name: "Summer throws" });
    await add("Lambswool cover", { categorySlug: "light-throws", attributes: { make: ["Twill"] } });
    for (const query of ["throws lambswool", "summer lambswool", "twill lambswool", "weaving lambswool"]) {
      expect(await titlesOf(query, { exact: true }), query).toEqual(["Lambswool cover"]);
    }
    await shop.admin.admin.category.save({ ...aCategory("throws"), name: "Blankets" });
    await shop.absorb();
    expect(await titlesOf("blankets lambswool", { exact: true })).toEqual(["Lambswool cover"]);
    expect(await titlesOf("twill lambswool", { exact: true })).toEqual(["Lambswool cover"]);
    const renamed = [{ key: "make", label: "Pattern", values: ["Twill"] }];
    await shop.admin.admin.category.save({ ...aCategory("throws"), name: "Blankets", attributes: renamed });
    await shop.absorb();
    expect(await titlesOf("pattern lambswool", { exact: true })).toEqual(["Lambswool cover"]);
    expect(await titlesOf("weaving lambswool", { exact: true })).toEqual([]);
  });

  it("refuses a value its category does not have", async () => {
    const given = { categorySlug: "light-throws", attributes: { make: ["Velvet"] } };
    await expect(add("Velvet cover", given)).rejects.toMatchObject({ cause: { reason: "INPUT_INVALID" } });
  });

  it("counts each word once, however many take turns at it", async () => {
    for (let i = 0; i < 6; i++) await add(`Obsidian tile ${i}`);
    await Promise.all(Array.from({ length: 4 }, shop.absorb));
    await shop.absorb();
    const [word] = await shop.db.execute(sql`select n from search_words where word = 'obsidian'`);
    expect(word).toEqual({ n: 6 });
    const words = await shop.db.execute(sql`
      select word, n from search_words except
      select word, count(*)::int from products, unnest(search_terms(concat_ws(' ', title, summary, words))) word
      where on_sale group by word`);
    expect([...words]).toEqual([]);
    const tags = await shop.db.execute(sql`
      select category_id, tag, n from tag_counts where n <> 0 except
      select category_id, tag, count(*)::int from products, unnest(tags) tag where on_sale group by category_id, tag`);
    expect([...tags]).toEqual([]);
  });
});

describe("pages", () => {
  it.each(["relevance", "newest", "price", "price-desc"] as const)(
    "by %s show everything once, though products come and go meanwhile",
    async (sort) => {
      const word = `umber${sort.replace("-", "")}`;
      for (let i = 0; i < 9; i++) await add(`${word} plate ${i}`, { price: 1_000 + (i % 3) });
      const all = (await products().search({ query: word, sort, limit: 100 })).items.map(({ slug }) => slug);
      expect(all).toHaveLength(9);
      const paged: string[] = [];
      for (let after: string | undefined; ;) {
        const page = await products().search({ query: word, sort, limit: 4, after });
        paged.push(...page.items.map(({ slug }) => slug));
        // Ahead of every page already shown, whatever the order.
        if (!after) await add(`${word} ${word}`, { price: sort === "price" ? 1 : 90_000 });
        after = page.nextCursor;
        if (!after) break;
      }
      expect(new Set(paged).size).toBe(paged.length);
      expect(paged.filter((slug) => all.includes(slug))).toEqual(all);
    },
  );

  it("refuse a cursor that was made for another order", async () => {
    const { nextCursor } = await products().search({ query: "umbernewest", sort: "price", limit: 2 });
    await expect(products().search({ query: "umbernewest", sort: "newest", after: nextCursor })).rejects.toMatchObject({
      cause: { reason: "INPUT_INVALID" },
    });
  });

  it("take one statement each for a list and a page, and a search three at most", async () => {
    const filter = { categorySlug: "kitchen", inStock: true, sellerSlugs: ["hearth"], minRating: 1 };
    expect(await statementsOf(() => products().list({ categorySlug: "kitchen" }))).toBe(1);
    expect(await statementsOf(() => products().list(filter))).toBe(1);
    expect(await statementsOf(() => products().search({ query: "umbernewest", ...filter }))).toBe(1);
    expect(await statementsOf(() => products().search({ query: "pilowcase" }))).toBe(3);
    expect(await statementsOf(() => products().search({ query: "zzzzzz" }))).toBe(3);
    expect(await statementsOf(() => products().suggest({ query: "umbern" }))).toBe(2);
  });
});

describe("beside the search", () => {
  it("SE-01 suggestions complete what is typed: products, categories, sellers and queries", async () => {
    const { slug } = await add("Terrazzo bookend", { price: 3_300 });
    await shop.admin.admin.category.save({ ...aCategory("terraces"), name: "Outdoor terraces" });
    await shop.absorb();
    expect(await products().suggest({ query: "Terr" })).toEqual({
      products: [expect.objectContaining({ slug, title: "Terrazzo bookend", price: 3_300, currency: "EUR", hue: 40 })],
      categories: [{ slug: "terraces", name: "Outdoor terraces", names: {}, hue: 40 }],
      sellers: [],
      queries: ["terrazzo"],
    });
    expect(await products().suggest({ query: "hollow" })).toMatchObject({ sellers: [{ slug: "hearth" }] });
    expect(await products().suggest({ query: "terrazzo book" })).toMatchObject({ queries: ["terrazzo bookend"] });
    expect(await products().suggest({ query: "terazzo" })).toMatchObject({ products: [{ slug }] });
    expect(await products().suggest({ query: "%_" })).toEqual({
      products: [],
      categories: [],
      sellers: [],
      queries: [],
    });
  });

  it("a product's page, its like, and cards by address", async () => {
    const attributes = [{ key: "glaze", label: "Glaze", values: ["Ash", "Salt"] }];
    await shop.admin.admin.category.save({ ...aCategory("bowls"), attributes });
    const [bowl, far, near] = [
      await add("Ash bowl", { categorySlug: "bowls", attributes: { glaze: ["Ash"] } }),
      await add("Salt bowl", { categorySlug: "bowls", attributes: { glaze: ["Salt"] }, price: 2_400 }),
      await add("Deep ash bowl", { categorySlug: "bowls", attributes: { glaze: ["Ash"] }, price: 9_000 }),
    ];
    expect(await products().get({ slug: bowl.slug })).toMatchObject({
      attributes: [{ key: "glaze", label: "Glaze", values: ["Ash"] }],
      rating: null,
      reviewCount: 0,
      seller: { policies: { shipping: "", returns: "" }, dispatchDays: { min: 1, max: 3 } },
    });
    const related = await products().related({ slug: bowl.slug });
    expect(related.map(({ slug }) => slug)).toEqual([near.slug, far.slug]);
    const cards = await products().bySlugs({ slugs: [far.slug, "nothing", bowl.slug] });
    expect(cards.map(({ slug }) => slug)).toEqual([far.slug, bowl.slug]);
    expect(cards[1]).toMatchObject({ soldOut: false, isNew: true, secondImage: null, attributes: { glaze: ["Ash"] } });
  });

  it("SE-01 a seller's page, and every address once for the sitemap", async () => {
    const seller = await shop.visitor.public.seller.get({ slug: "hearth" });
    const { items, total } = await products().list({ sellerSlugs: ["hearth"], limit: 100 });
    expect(seller).toMatchObject({ name: "Hearth and Hollow", place: "Bremen", rating: null, productCount: total });
    expect(await shop.visitor.public.seller.list()).toContainEqual(seller);
    const first = await products().slugs({ limit: 10 });
    const rest = await products().slugs({ after: first.nextCursor });
    const slugs = [...first.items, ...rest.items].map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs).toEqual(expect.arrayContaining(items.map(({ slug }) => slug)));
  });

  it("UX-59 names every product on sale once with its variants' prices and stock, for lists of others", async () => {
    const first = await products().offers({ limit: 5 });
    const rest = await products().offers({ after: first.nextCursor });
    const offers = [...first.items, ...rest.items];
    const { items } = await products().slugs({});
    expect(offers.map(({ slug }) => slug).toSorted()).toEqual(items.map(({ slug }) => slug).toSorted());
    for (const { slug, ...named } of offers.slice(0, 3)) {
      const { title, currency, variants, category, seller } = await products().get({ slug });
      expect(named).toMatchObject({ title, currency, seller: { name: seller.name, country: seller.country } });
      expect(named.category.at(-1)).toBe(category.name);
      const facts = variants.map(({ sku, price, stock }) => ({ sku, price, stock }));
      expect(named.variants.map(({ sku, price, stock }) => ({ sku, price, stock }))).toEqual(facts);
    }
  });
});
