import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCategory, openShop } from "../testing/shop.ts";
import type { Shop } from "../testing/shop.ts";

const material = {
  key: "material",
  label: "Material",
  values: ["Stoneware", "Wood"],
  labels: { ar: "الخامة" },
  valueLabels: { Stoneware: { de: "Steinzeug", ar: "ستونوير" } },
};
const lamps = { ...aCategory("lamps"), name: "Lamps", names: { de: "Lampen" }, intros: { de: "Für den Tisch." } };

let shop: Shop;
let slug: string;
beforeAll(async () => {
  shop = await openShop();
  await shop.admin.admin.category.save({ ...lamps, attributes: [material] });
  await shop.admin.admin.category.save({ ...aCategory("desk-lamps", "lamps"), names: { ar: "مصابيح مكتب" } });
  const attributes = { material: ["Stoneware"] };
  ({ slug } = await shop.stock([4], { categorySlug: "desk-lamps", attributes }));
  await shop.absorb();
});
afterAll(() => shop.close());

describe("UX-80 the house's words in other languages", () => {
  it("stand beside the English ones of a category", async () => {
    expect(await categoryOf("lamps")).toMatchObject({ name: "Lamps", names: { de: "Lampen" }, intros: lamps.intros });
    expect((await categoryOf("desk-lamps"))?.attributes).toEqual([material]);
    expect(await categoryOf("kitchen")).toMatchObject({ names: {}, intros: {}, attributes: [] });
  });

  it("stay when a category is saved without them, and go when none are given", async () => {
    const { names: _names, intros: _intros, ...before } = lamps;
    await shop.admin.admin.category.save({ ...before, hue: 50 });
    expect(await categoryOf("lamps")).toMatchObject({ names: { de: "Lampen" }, intros: lamps.intros, hue: 50 });
    await shop.admin.admin.category.save({ ...before, intros: {} });
    expect(await categoryOf("lamps")).toMatchObject({ names: { de: "Lampen" }, intros: {} });
    await shop.admin.admin.category.save(lamps);
  });

  it("are on facets, and on no facet that is named by whoever shows it", async () => {
    const { facets } = await shop.visitor.public.product.facets({ categorySlug: "lamps" });
    expect(facets.find(({ key }) => key === "material")).toMatchObject({
      label: "Material",
      labels: { ar: "الخامة" },
      values: [{ value: "Stoneware", label: "Stoneware", labels: { de: "Steinzeug", ar: "ستونوير" } }],
    });
    const own = facets.filter(({ key }) => ["price", "rating", "seller", "stock", "offer"].includes(key));
    expect(own.length).toBe(3);
    expect(own.filter(({ label }) => label !== undefined)).toEqual([]);
  });

  it("are on a product's page and among the suggestions", async () => {
    expect(await shop.visitor.public.product.get({ slug })).toMatchObject({
      category: { names: { ar: "مصابيح مكتب" }, parent: { name: "Lamps", names: { de: "Lampen" } } },
      attributes: [{ ...material, values: ["Stoneware"] }],
    });
    const { categories } = await shop.visitor.public.product.suggest({ query: "lam" });
    expect(categories).toContainEqual({ slug: "lamps", name: "Lamps", names: { de: "Lampen" }, hue: 40 });
  });

  it.each([
    ["English, which stands in the word itself", { names: { en: "Lamps" } }],
    ["a value the attribute does not have", { attributes: [{ ...material, valueLabels: { Glass: { de: "Glas" } } }] }],
    ["no language", { intros: { german: "Für den Tisch." } }],
  ])("are refused for %s", async (_, given) => {
    await expect(shop.admin.admin.category.save({ ...lamps, ...given })).rejects.toThrow();
  });
});

async function categoryOf(sought: string) {
  return (await shop.visitor.public.category.list()).find((category) => category.slug === sought);
}
