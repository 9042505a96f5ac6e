import { expect, test } from "vitest";
import { shopOf, shopRules, shopValues } from "./shop-form-input.ts";

const shop = {
  place: "Galway",
  country: "IE",
  story: "Thrown by hand.\n\nFired twice a month.",
  dispatchDays: { min: 1, max: 4 },
  returnDays: 30,
  policies: { shipping: "Tuesdays and Fridays.", returns: "" },
};
const faultsOf = (wrong: object) => shopRules.judge({ ...shopValues(shop), ...wrong });

test("a shop comes back from its form as it was", async () => {
  expect(await faultsOf({})).toEqual([]);
  expect(shopOf(shopValues(shop))).toEqual(shop);
});

test.each([
  ["place", ""],
  ["place", "x".repeat(81)],
  ["story", "x".repeat(2_001)],
  ["dispatchMin", "-1"],
  ["dispatchMin", "soon"],
  ["dispatchMax", "61"],
  ["dispatchMax", "0"],
  ["returnDays", "13"],
  ["returnDays", "1.5"],
  ["returnDays", "366"],
  ["returns", "x".repeat(1_001)],
] as const)("UX-08 says at %s what is wrong with %s", async (field, text) => {
  expect((await faultsOf({ [field]: text })).map((fault) => fault.field)).toEqual([field]);
});
