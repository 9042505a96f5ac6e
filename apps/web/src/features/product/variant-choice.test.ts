import { expect, test } from "vitest";
import { afterChoosing, picturesOf, startVariant, stockWord, withOptions } from "./variant-choice.ts";
import type { StockWord, Variant } from "./variant-choice.ts";

function a(color: string, size: string, stock: StockWord = "in"): Variant {
  const label = `${color} / ${size}`;
  return {
    variantId: label,
    label,
    options: { Color: color, Size: size },
    price: 100,
    compareAt: null,
    available: 3,
    stock,
  };
}
const redS = a("Red", "S", "out");
const redM = a("Red", "M");
const blueM = a("Blue", "M");
const blueL = a("Blue", "L", "out");
const greenL = a("Green", "L");
const all = [redS, redM, blueM, blueL, greenL];

test("UX-43 opens with the variant in the address, else with the first that can be had", () => {
  expect(startVariant(all, "Blue / L")).toBe(blueL);
  expect(startVariant(all, "no such id")).toBe(redM);
  expect(startVariant([redS], undefined)).toBe(redS);
  expect(startVariant([], undefined)).toBeUndefined();
});

test("UX-43 keeps the other choices when one value changes", () => {
  expect(afterChoosing(all, redM, { name: "Color", value: "Blue" })).toBe(blueM);
  expect(afterChoosing(all, blueM, { name: "Size", value: "L" })).toBe(blueL);
});

test("a combination nobody makes leads to the nearest one, what can be had first", () => {
  expect(afterChoosing(all, redM, { name: "Color", value: "Green" })).toBe(greenL);
  expect(afterChoosing(all, greenL, { name: "Color", value: "Red" })).toBe(redM);
  expect(afterChoosing(all, redM, { name: "Color", value: "Mauve" })).toBe(redM);
});

test("finds a variant by its values, as a form without scripts sends them", () => {
  expect(withOptions(all, { Color: "Blue", Size: "L", extra: "x" })).toBe(blueL);
  expect(withOptions(all, { Color: "Green", Size: "S" })).toBeUndefined();
});

test("UX-43 shows the pictures of the chosen value, and those of no value in particular after them", () => {
  const picture = (url: string, optionValue: string | null) => ({ url, alt: "", width: 1, height: 1, optionValue });
  const pictures = [picture("red", "Red"), picture("scale", null), picture("blue", "Blue")];
  expect(picturesOf(pictures, blueM).map(({ url }) => url)).toEqual(["blue", "scale"]);
  expect(picturesOf([picture("red", "Red")], blueM).map(({ url }) => url)).toEqual(["red"]);
});

test("UX-45 never promises what is not there", () => {
  expect(stockWord({ stock: "in", available: 40 })).toBe("in");
  expect(stockWord({ stock: "low", available: 3 })).toBe("low");
  expect(stockWord({ stock: "out", available: 0 })).toBe("out");
  expect(stockWord({ stock: "low", available: 0 })).toBe("out");
});
