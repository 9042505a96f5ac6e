import { expect, test } from "vitest";
import { shopChange, shopColumns, shopFacts } from "./shop-facts.ts";
import type { ShopInput } from "./shop-input.ts";

const shop: ShopInput = {
  country: "IE",
  place: "Galway",
  story: "Thrown by hand.",
  dispatchDays: { min: 1, max: 4 },
  returnDays: 30,
  policies: { shipping: "Tuesdays.", returns: "" },
};

test("what a shop tells comes back from its columns as it was", () => {
  expect(shopFacts(shopColumns(shop))).toEqual(shop);
});

test("the book of changes holds what differs, and nothing when nothing does", () => {
  expect(shopChange(shop, structuredClone(shop))).toBeUndefined();
  const slower = { ...shop, returnDays: 14, dispatchDays: { min: 1, max: 5 } };
  expect(shopChange(shop, slower)).toEqual({
    before: `{"dispatchDays":{"min":1,"max":4},"returnDays":30}`,
    after: `{"dispatchDays":{"min":1,"max":5},"returnDays":14}`,
  });
});
