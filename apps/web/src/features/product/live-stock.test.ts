import { expect, test } from "vitest";
import { isLiveList, stockNews, withLive } from "./live-stock.ts";
import type { Variant } from "./variant-choice.ts";

const sand: Variant = {
  variantId: "sand",
  label: "Sand",
  options: { Colour: "Sand" },
  price: 2_400,
  compareAt: null,
  available: 9,
  stock: "in",
};
const news = (given: Partial<Variant>, before: Partial<Variant> = {}) =>
  stockNews({ ...sand, ...before }, { ...sand, ...given });

test("UX-45 says what changed while one looked, and only what makes a difference", () => {
  expect(news({ available: 0, stock: "out" })).toEqual([{ kind: "soldOut" }]);
  expect(news({ available: 2, stock: "low" })).toEqual([{ kind: "fewer", available: 2 }]);
  expect(news({}, { available: 0, stock: "out" })).toEqual([{ kind: "back" }]);
  expect(news({ available: 8 })).toEqual([]);
  expect(news({ available: 3, stock: "low" }, { available: 2, stock: "low" })).toEqual([]);
});

test("UX-13 a price that changes is said with what it was", () => {
  expect(news({ price: 2_600 })).toEqual([{ kind: "price", from: 2_400, to: 2_600 }]);
  expect(news({ price: 2_600, available: 0, stock: "out" }).map(({ kind }) => kind)).toEqual(["soldOut", "price"]);
});

test("UX-44 a variant that is not told of any more stays visible and is out of stock", () => {
  const moss = { ...sand, variantId: "moss" };
  const live = [{ variantId: "sand", price: 2_500, compareAt: 2_900, available: 1, stock: "low" as const }];
  expect(withLive([sand, moss], live)).toEqual([
    { ...sand, price: 2_500, compareAt: 2_900, available: 1, stock: "low" },
    { ...moss, available: 0, stock: "out" },
  ]);
});

test("an answer of another shape is no list", () => {
  expect([{}, null, [1], [{ variantId: "a", stock: "in" }], [{ variantId: "a", price: 1 }]].some(isLiveList)).toBe(
    false,
  );
  expect(isLiveList([{ variantId: "a", price: 1, stock: "in" }])).toBe(true);
});
