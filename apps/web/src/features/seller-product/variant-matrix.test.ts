import { expect, test } from "vitest";
import { blankVariant } from "./product-draft.ts";
import type { OptionDraft, VariantDraft } from "./product-draft.ts";
import { combinationsOf, fillDown, labelOf, rearrange } from "./variant-matrix.ts";

const option = (key: string, ...values: string[]): OptionDraft => ({
  key,
  name: key,
  values: values.map((value) => ({ key: value.toLowerCase(), value, color: null })),
});
const variant = (key: string, more: Partial<VariantDraft> = {}): VariantDraft => ({ ...blankVariant, key, ...more });
const glaze = option("Glaze", "Forest", "Rust");
const size = option("Size", "S", "L");

test("CA-01 one value of each option makes a variant, in the order they are written", () => {
  expect(combinationsOf([glaze, size]).map(labelOf)).toEqual(["Forest · S", "Forest · L", "Rust · S", "Rust · L"]);
  expect(combinationsOf([]).map(labelOf)).toEqual(["The product"]);
  expect(combinationsOf([glaze, option("Empty")]).map(labelOf)).toEqual(["Forest", "Rust"]);
});

test("CA-01 a new value adds variants with the price of the others, and leaves those as they were", () => {
  const before = [
    variant("forest", { variantId: "1", sku: "F", price: "24.00", threshold: "5" }),
    variant("rust", { variantId: "2", sku: "R", price: "26.00", isOffered: false }),
  ];
  const after = rearrange([option("Glaze", "Forest", "Rust", "Sand")], before);
  expect(after.slice(0, 2)).toEqual(before);
  expect(after[2]).toEqual(variant("sand", { price: "24.00", threshold: "5" }));
});

test("CA-01 a removed value takes its variants along and nothing else", () => {
  const before = [variant("forest", { sku: "F" }), variant("rust", { sku: "R" })];
  expect(rearrange([option("Glaze", "Rust")], before)).toEqual([before[1]]);
});

test("CA-01 an added option keeps the variants there were, each once", () => {
  const before = [
    variant("forest", { variantId: "1", sku: "F", price: "24.00" }),
    variant("rust", { variantId: "2", sku: "R", price: "26.00" }),
  ];
  const after = rearrange([glaze, size], before);
  expect(after.map(({ key, variantId, sku, price }) => [key, variantId, sku, price])).toEqual([
    ["forest|s", "1", "F", "24.00"],
    ["forest|l", undefined, "", "24.00"],
    ["rust|s", "2", "R", "26.00"],
    ["rust|l", undefined, "", "26.00"],
  ]);
});

test("CA-01 a first option keeps the single variant, and removing it gives it back", () => {
  const single = variant("", { variantId: "1", sku: "M", price: "24.00" });
  const grown = rearrange([glaze], [single]);
  expect(grown.map(({ variantId }) => variantId)).toEqual(["1", undefined]);
  expect(rearrange([], grown)).toEqual([single]);
});

test("CA-01 fills a column down from the first variant on offer", () => {
  const rows = [
    variant("a", { isOffered: false, price: "1" }),
    variant("b", { price: "2" }),
    variant("c", { price: "3" }),
  ];
  expect(fillDown(rows, "price").map(({ price }) => price)).toEqual(["1", "2", "2"]);
});
