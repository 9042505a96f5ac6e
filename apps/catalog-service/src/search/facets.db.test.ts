import { sellerBlockedV1 } from "@stallhouse/contracts/events/identity";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCategory, aFact, aProduct, openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";
import { countFacets } from "./count-facets.ts";

const colours = ["Moss", "Ink", "Rust"];
const materials = ["Steel", "Oak"];

let shop: Shop;
let stalls: Awaited<ReturnType<Shop["openStall"]>>[];
beforeAll(async () => {
  shop = await openShop();
  const colour = { key: "colour", label: "Colour", values: colours };
  const material = { key: "material", label: "Material", values: materials };
  await shop.admin.admin.category.save({ ...aCategory("lamps"), attributes: [colour, material] });
  await shop.admin.admin.category.save(aCategory("desk-lamps", "lamps"));
  stalls = [await shop.openStall({ slug: "lumen" }), await shop.openStall({ slug: "umbra" })];
  for (let i = 0; i < 36; i++) await addLamp(i);
  await giveStars();
});
afterAll(() => shop.close());

/** Only the database itself may write a rating, so a trigger does. */
async function giveStars(): Promise<void> {
  await shop.db.execute(sql`create table stars (given int)`);
  await shop.db.execute(sql`
    create function give_stars() returns trigger language plpgsql as $$ begin
      update products set rating_count = 2, rating_sum = 2 + mod(abs(hashtext(title)), 9) where hashtext(title) % 3 <> 0;
      return null;
    end $$`);
  await shop.db.execute(sql`create trigger stars_given after insert on stars execute function give_stars()`);
  await shop.db.execute(sql`insert into stars values (1)`);
}

/** A lamp that differs from its neighbours in everything it can be filtered by. */
function addLamp(i: number) {
  const product = aProduct([i % 5 === 0 ? 0 : 9]);
  const price = 1_000 + (i % 7) * 500;
  const compareAt = i % 4 === 0 ? price + 200 : null;
  const seller = stalls[i % 2]?.seller;
  if (!seller) throw new Error("no stall");
  return seller.seller.product.create({
    ...product,
    title: `${i % 3 === 0 ? "Brass" : "Paper"} lamp ${i}`,
    categorySlug: i % 2 === 0 ? "lamps" : "desk-lamps",
    attributes: {
      colour: [colours[i % 3] ?? "Moss", ...(i % 6 === 0 ? ["Ink"] : [])].filter((v, at, all) => all.indexOf(v) === at),
      ...(i % 9 === 0 ? {} : { material: [materials[i % 2] ?? "Oak"] }),
    },
    variants: product.variants.map((variant) => ({ ...variant, sku: `LAMP-${i}`, price, compareAt })),
  });
}

type Filter = NonNullable<Parameters<Shop["visitor"]["public"]["product"]["facets"]>[0]>;
type Lamp = {
  attributes: Record<string, string[]>;
  price: number;
  seller: string;
  rating: number;
  stock: string;
  offer: boolean;
  title: string;
};

/** The lamps as they stand in the tables, read plainly. */
async function lamps(): Promise<Lamp[]> {
  return [
    ...(await shop.db.execute<Lamp>(sql`
      select p.attributes, p.min_price::int as price, s.slug as seller, p.title, p.stock, p.compare_at > p.min_price is true as offer,
        case when p.rating_count > 0 then p.rating_sum::float8 / p.rating_count else 0 end as rating
      from products p join sellers s on s.id = p.seller_id join categories c on c.id = p.category_id
      where p.on_sale and c.slug in ('lamps', 'desk-lamps')`)),
  ];
}

/** Whether a lamp passes every filter but the one of a facet. */
function passes(lamp: Lamp, filter: Filter, except?: string): boolean {
  const checks: Record<string, boolean> = {
    seller: !filter.sellerSlugs || filter.sellerSlugs.includes(lamp.seller),
    price: lamp.price >= (filter.minPrice ?? 0) && lamp.price <= (filter.maxPrice ?? Infinity),
    rating: lamp.rating >= (filter.minRating ?? 0),
    stock: !filter.inStock || lamp.stock !== "out",
    offer: !filter.onOffer || lamp.offer,
    query: !filter.query || lamp.title.toLowerCase().includes(filter.query),
  };
  for (const [key, values] of Object.entries(filter.attributes ?? {})) {
    checks[key] = values.some((value) => lamp.attributes[key]?.includes(value));
  }
  return Object.entries(checks).every(([key, isPassed]) => key === except || isPassed);
}

function has(lamp: Lamp, key: string, value: string): boolean {
  if (key === "seller") return lamp.seller === value;
  if (key === "rating") return lamp.rating >= Number(value);
  if (key === "stock") return lamp.stock !== "out";
  if (key === "offer") return lamp.offer;
  return lamp.attributes[key]?.includes(value) ?? false;
}

const filters: Filter[] = [
  {},
  { attributes: { colour: ["Moss"] } },
  { attributes: { colour: ["Moss", "Ink"] } },
  { attributes: { colour: ["Moss", "Rust"], material: ["Steel"] } },
  { attributes: { colour: ["Ink"] }, sellerSlugs: ["umbra"], inStock: true },
  { minPrice: 1_500, maxPrice: 3_000, onOffer: true },
  { minRating: 3, inStock: true },
  { sellerSlugs: ["lumen", "umbra"], attributes: { material: ["Oak"] } },
  { query: "brass" },
  { query: "brass", attributes: { colour: ["Moss"] }, inStock: true },
];

describe("facets", () => {
  it.each(filters.map((filter) => [JSON.stringify(filter), filter] as const))(
    "UX-51 CA-06 count OR within one and AND between them, as plain counting does: %s",
    async (_, filter) => {
      const all = await lamps();
      const { facets, total, totalIsCapped } = await facetsOf(filter);
      const left = all.filter((lamp) => passes(lamp, filter));
      expect({ total, totalIsCapped }).toEqual({ total: left.length, totalIsCapped: false });
      let counted = 0;
      for (const { key, values } of facets) {
        for (const { value, count } of values) {
          const expected = all.filter((lamp) => passes(lamp, filter, key) && has(lamp, key, value)).length;
          expect(count, `${key} ${value}`).toBe(expected);
          counted++;
        }
      }
      expect(counted).toBeGreaterThan(8);
      const prices = all.filter((lamp) => passes(lamp, filter, "price")).map(({ price }) => price);
      const price = facets.find(({ key }) => key === "price");
      expect(price).toMatchObject({ kind: "range", min: Math.min(...prices), max: Math.max(...prices) });
    },
  );

  it.each(filters.map((filter) => [JSON.stringify(filter), filter] as const))(
    "UX-51 are the same looked up filter by filter, as where there is much, and looked at at once: %s",
    async (_, filter) => {
      const input = { ...filter, categorySlug: "lamps" };
      expect(await countFacets(shop.reads, input, 0)).toEqual(await countFacets(shop.reads, input, 1_000));
    },
  );

  it.each(filters.map((filter) => [JSON.stringify(filter), filter] as const))(
    "UX-51 speak of the products the list shows: %s",
    async (_, { query, ...filter }) => {
      const input = { ...filter, categorySlug: "lamps", limit: 100 };
      const products = shop.visitor.public.product;
      const list = query ? await products.search({ ...input, query }) : await products.list(input);
      const { total } = await facetsOf({ ...filter, ...(query && { query }) });
      expect(list.items).toHaveLength(total);
      expect(list.total).toBe(total);
    },
  );

  it("say which values are chosen, and keep a chosen one that nothing has any more", async () => {
    const { facets } = await facetsOf({ attributes: { colour: ["Moss"], material: ["Oak"] }, minPrice: 4_000 });
    const colour = facets.find(({ key }) => key === "colour");
    expect(colour?.values.filter(({ applied }) => applied).map(({ value }) => value)).toEqual(["Moss"]);
  });

  it("UX-55 name what to leave out when nothing is left, with what that would show", async () => {
    const filter = { attributes: { colour: ["Moss"] }, minPrice: 90_000 };
    const { total, relax } = await facetsOf(filter);
    expect(total).toBe(0);
    const moss = (await lamps()).filter((lamp) => passes(lamp, { attributes: { colour: ["Moss"] } })).length;
    expect(relax).toEqual([{ without: { key: "price" }, count: moss }]);
    const both = await facetsOf({ ...filter, inStock: true, sellerSlugs: ["nobody"] });
    expect(both.relax).toContainEqual({ without: { key: "*" }, count: 36 });
    const words = await facetsOf({ query: "brass zeppelin" });
    expect(words.relax).toContainEqual({ without: { key: "query", value: "zeppelin" }, count: 12 });
    expect(words.relax).toContainEqual({ without: { key: "query" }, count: 36 });
  });

  it("are right before the roll-up took a change in, and after", async () => {
    const before = await facetsOf({});
    await shop.absorb();
    expect(await facetsOf({})).toEqual(before);
    const { items } = await shop.visitor.public.product.list({ categorySlug: "desk-lamps", sellerSlugs: ["umbra"] });
    const gone = items[0];
    if (!gone) throw new Error("no lamp");
    await stalls[1]?.seller.seller.product.archive({ productId: gone.productId });
    expect((await facetsOf({})).total).toBe(35);
    await shop.absorb();
    expect((await facetsOf({})).total).toBe(35);
    const lamp = (await shop.visitor.public.category.list()).find(({ slug }) => slug === "lamps");
    expect(lamp).toMatchObject({ productCount: 35, attributes: [{ key: "colour" }, { key: "material" }] });
    await addLamp(35);
  });

  it("UX-78 a blocked seller leaves them at once, and words and counts with the next round", async () => {
    const stall = await shop.openStall({ slug: "forged", shopName: "Forged & Sons" });
    const made = await stall.seller.seller.product.create({
      ...aProduct([3]),
      title: "Xylograph lantern",
      categorySlug: "lamps",
      attributes: { colour: ["Rust"] },
    });
    await shop.absorb();
    const see = async () => {
      const { product, seller, category } = shop.visitor.public;
      const [list, facets, suggestions, sellers, related, cards, slugs, categories] = await Promise.all([
        product.search({ query: "xylograph lantern" }),
        product.facets({ categorySlug: "lamps", inStock: true }),
        product.suggest({ query: "xylo" }),
        seller.list(),
        product.related({
          slug: (await product.list({ categorySlug: "desk-lamps", limit: 1 })).items[0]?.slug ?? "",
          limit: 24,
        }),
        product.bySlugs({ slugs: [made.slug] }),
        product.slugs({}),
        category.list(),
      ]);
      return JSON.stringify([list, facets, suggestions, sellers, related, cards, slugs, categories]);
    };
    expect((await see()).match(/xylograph|forged/gi)?.length).toBeGreaterThan(5);
    await shop.hear(aFact(sellerBlockedV1, { ...stall.fact, reason: "Fakes." }));
    const left = await see();
    // The query itself is answered back.
    expect(left.replaceAll("xylograph lantern", "")).not.toMatch(/xylograph|forged/i);
    await shop.absorb();
    expect(await shop.db.execute(sql`select word from search_words where word = 'xylograph'`)).toHaveLength(0);
    await expect(shop.visitor.public.seller.get({ slug: "forged" })).rejects.toMatchObject({
      cause: { reason: "SELLER_GONE" },
    });
  });
});

async function facetsOf(filter: Filter) {
  return shop.visitor.public.product.facets({ ...filter, categorySlug: "lamps" });
}
