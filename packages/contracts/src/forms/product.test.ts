import { describe, expect, it } from "vitest";
import { mostOf, productFaults } from "./product.ts";

const value = (word: string) => ({ value: word, color: null });
const variant = (sku: string, options: Record<string, string>) => ({ sku, options, price: 100, compareAt: null });
const options = [
  { name: "Color", values: [value("red"), value("blue")] },
  { name: "Size", values: [value("S")] },
];
const red = { alt: "A red shirt", optionValue: "red" };
const sound = {
  summary: "A shirt.",
  options,
  pictures: [red],
  variants: [variant("A", { Color: "red", Size: "S" })],
  facts: [],
  status: "active" as const,
};
const paths = (form: Parameters<typeof productFaults>[0]) => productFaults(form).map(({ field }) => field);

describe("productFaults", () => {
  it("finds nothing in a sound product, with and without options", () => {
    expect(paths(sound)).toEqual([]);
    expect(paths({ ...sound, options: [], pictures: [], variants: [variant("A", {})] })).toEqual([]);
  });

  it("finds variants that do not choose one value of each option", () => {
    const choices: Record<string, string>[] = [
      {},
      { Color: "red" },
      { Color: "green", Size: "S" },
      { Color: "red", Size: "S", Scent: "rose" },
      { toString: "x", Size: "S" },
    ];
    for (const chosen of choices) {
      expect(paths({ ...sound, variants: [variant("A", chosen)] })).toEqual(["variants.0.options"]);
    }
  });

  it("finds what is there twice", () => {
    const twice = variant("A", { Color: "red", Size: "S" });
    expect(paths({ ...sound, variants: [twice, { ...twice, sku: "B" }] })).toEqual(["variants.1.options"]);
    expect(paths({ ...sound, variants: [twice, variant("A", { Color: "blue", Size: "S" })] })).toEqual([
      "variants.1.sku",
    ]);
    const double = [{ name: "Size", values: [value("S"), value("S")] }];
    expect(paths({ ...sound, options: double, pictures: [], variants: [variant("A", { Size: "S" })] })).toEqual([
      "options.0.values.1.value",
    ]);
  });

  it("finds a former price that is not above the price, and a picture of no value", () => {
    expect(paths({ ...sound, variants: [{ ...variant("A", { Color: "red", Size: "S" }), compareAt: 100 }] })).toEqual([
      "variants.0.compareAt",
    ]);
    expect(paths({ ...sound, pictures: [{ ...red, optionValue: "green" }] })).toEqual(["pictures.0.optionValue"]);
  });

  it("finds what there is too much of, or nothing", () => {
    const many = Array.from({ length: 120 }, (_, i) => variant(`V${i}`, { Size: `${i}` }));
    const sizes = [{ name: "Size", values: many.map((_, i) => value(`${i}`)) }];
    const found = productFaults({ ...sound, options: sizes, pictures: [], variants: many });
    expect(found).toEqual([
      { field: "options.0.values", code: "tooMany", limit: mostOf.values, count: 120 },
      { field: "variants", code: "tooMany", limit: mostOf.variants, count: 120 },
    ]);
    expect(paths({ ...sound, options: [{ name: "Size", values: [] }], pictures: [], variants: [] })).toEqual([
      "options.0.values",
      "variants",
    ]);
  });

  it("CA-01 lets a picture without words into a draft, and not on sale", () => {
    const pictures = [red, { ...red, alt: "" }];
    expect(paths({ ...sound, pictures, status: "draft" })).toEqual([]);
    expect(paths({ ...sound, pictures })).toEqual(["pictures.1.alt"]);
  });

  it("CA-01 demands a summary, SKUs and prices of what goes on sale, and not of a draft", () => {
    const blank = { ...variant("", { Color: "red", Size: "S" }), price: null, compareAt: 100 };
    const other = { ...blank, options: { Color: "blue", Size: "S" } };
    const early = { ...sound, summary: "", variants: [blank, other] };
    expect(paths({ ...early, status: "draft" })).toEqual([]);
    expect(paths(early)).toEqual([
      "summary",
      "variants.0.sku",
      "variants.0.price",
      "variants.1.sku",
      "variants.1.price",
    ]);
  });

  it("finds more values of an attribute than a product may have", () => {
    const attributes = { material: ["Oak", "Ash", "Brass", "Clay"] };
    expect(paths({ ...sound, attributes })).toEqual(["attributes.material"]);
  });
});
