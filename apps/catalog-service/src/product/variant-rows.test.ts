import { describe, expect, it } from "vitest";
import { slugOf } from "./slug-of.ts";
import { priceRange, variantRow } from "./variant-rows.ts";

const picture = (url: string, optionValue: string | null) => ({ url, alt: "", width: 1, height: 1, optionValue });
const variant = (price: number, compareAt: number | null = null, options = {}) => ({
  sku: "A",
  options,
  price,
  compareAt,
  threshold: 0,
});

describe("a variant's row", () => {
  const options = [
    { name: "Color", values: [{ value: "Forest", color: "#003300" }] },
    { name: "Size", values: [{ value: "large", color: null }] },
  ];
  const chosen = variant(1, null, { Size: "large", Color: "Forest" });

  it("is labelled in the order of the options and shows its own picture, else the first", () => {
    const pictures = [picture("/a", null), picture("/b", "Forest")];
    expect(variantRow({ options, pictures }, chosen, 0)).toMatchObject({ label: "Forest, large", imageUrl: "/b" });
    expect(variantRow({ options, pictures: [picture("/a", null)] }, chosen, 0)).toMatchObject({ imageUrl: "/a" });
    expect(variantRow({ options, pictures: [] }, chosen, 0)).toMatchObject({ imageUrl: null });
  });
});

describe("priceRange", () => {
  it("compares with the former price of the cheapest variant", () => {
    expect(priceRange([variant(300, 900), variant(200, 250), variant(400)])).toEqual({
      minPrice: 200,
      maxPrice: 400,
      compareAt: 250,
    });
  });
});

describe("slugOf", () => {
  it.each([
    ["Lap quilt, ochre", "lap-quilt-ochre"],
    ["Weaver's Ærø Straße", "weavers-aero-strasse"],
    ["花瓶", "product"],
    [`${"long ".repeat(40)}`, "long-".repeat(16).slice(0, -1)],
  ])("makes an address of %j", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });
});
