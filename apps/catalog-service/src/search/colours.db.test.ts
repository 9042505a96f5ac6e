import { afterAll, beforeAll, expect, it } from "vitest";
import { aCategory, aProduct, openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

let shop: Shop;
let stall: Awaited<ReturnType<Shop["openStall"]>>;
beforeAll(async () => {
  shop = await openShop();
  stall = await shop.openStall({ slug: "loom" });
  const colour = { key: "colour", label: "Shade", values: ["Moss", "Ash"] };
  await shop.admin.admin.category.save(aCategory("rugs", "kitchen"));
  await shop.admin.admin.category.save({ ...aCategory("throws", "kitchen"), attributes: [colour] });
  await add("Wool rug", ["Moss", "Ink"]);
  await add("Jute rug", ["Ink"]);
  await add("Plain rug", []);
  await add("Wool throw", ["Rust"], { categorySlug: "throws", attributes: { colour: ["Ash", "Moss"] } });
});
afterAll(() => shop.close());

const swatches: Record<string, string> = { Moss: "#7c8559", Ink: "#2d3444", Rust: "#c0522f" };
let made = 0;

/** A product whose variants differ in colour, each with its swatch; without colours, in size. */
function add(title: string, colours: string[], given: Partial<ReturnType<typeof aProduct>> = {}) {
  const product = aProduct(colours.length > 0 ? colours.map(() => 3) : [3]);
  const options = [{ name: "Finish", values: colours.map((value) => ({ value, color: swatches[value] ?? null })) }];
  const variants = product.variants.map((variant, i) => ({
    ...variant,
    sku: `RUG-${made++}`,
    options: { Finish: colours[i] ?? "" },
  }));
  const coloured =
    colours.length > 0
      ? { options, variants }
      : { variants: product.variants.map((v) => ({ ...v, sku: `RUG-${made++}` })) };
  return stall.seller.seller.product.create({ ...product, title, categorySlug: "rugs", ...coloured, ...given });
}

type Asked = Parameters<Shop["visitor"]["public"]["product"]["facets"]>[0];
async function coloursOf(asked: Asked) {
  const { facets } = await shop.visitor.public.product.facets(asked);
  const colour = facets.find(({ key }) => key === "colour");
  return colour?.values.map(({ value, count }) => `${value} ${count}`);
}

it("UX-50 UX-51 colours that lists show are a facet of a category, a search and a seller, with what each would show", async () => {
  expect(await coloursOf({ categorySlug: "rugs" })).toEqual(["Ink 2", "Moss 1"]);
  // Those a category names come first.
  expect(await coloursOf({ query: "rug" })).toEqual(["Moss 1", "Ink 2"]);
  expect(await coloursOf({ sellerSlugs: ["loom"] })).toEqual(["Moss 2", "Ash 1", "Ink 2", "Rust 1"]);
  expect(await coloursOf({ categorySlug: "rugs", inStock: true, attributes: { colour: ["Moss"] } })).toEqual([
    "Ink 2",
    "Moss 1",
  ]);
  await shop.absorb();
  expect(await coloursOf({ categorySlug: "rugs" })).toEqual(["Ink 2", "Moss 1"]);
});

it("UX-51 one colour or another narrows every list to the products that show it", async () => {
  const { product } = shop.visitor.public;
  const titles = async (found: ReturnType<typeof product.list>) =>
    (await found).items.map(({ title }) => title).toSorted();
  const attributes = { colour: ["Moss", "Ink"] };
  expect(await titles(product.list({ categorySlug: "rugs", attributes }))).toEqual(["Jute rug", "Wool rug"]);
  expect(await titles(product.list({ sellerSlugs: ["loom"], attributes: { colour: ["Moss"] } }))).toEqual([
    "Wool rug",
    "Wool throw",
  ]);
  expect(await titles(product.search({ query: "wool", attributes }))).toEqual(["Wool rug", "Wool throw"]);
  const byPrice = product.search({ query: "wool", sort: "price", attributes: { colour: ["Rust"] } });
  expect(await titles(byPrice)).toEqual(["Wool throw"]);
});

it("a colour has its swatch and the name its category gives the facet; one that only a category names has none", async () => {
  const { facets } = await shop.visitor.public.product.facets({ categorySlug: "throws" });
  expect(facets.find(({ key }) => key === "colour")).toEqual({
    key: "colour",
    label: "Shade",
    labels: {},
    kind: "values",
    values: [
      { value: "Moss", label: "Moss", labels: {}, count: 1, applied: false, color: "#7c8559" },
      { value: "Ash", label: "Ash", labels: {}, count: 1, applied: false },
      { value: "Rust", label: "Rust", labels: {}, count: 1, applied: false, color: "#c0522f" },
    ],
  });
});
