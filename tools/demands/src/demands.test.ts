import { join } from "node:path";
import { expect, it } from "vitest";
import { readDemands, titlesIn } from "./demands.ts";

const { demands, strangers } = readDemands(join(import.meta.dirname, "..", "..", ".."));

it("knows the 126 demands", () => {
  expect(demands).toHaveLength(126);
});

it("finds a test for every demand that is due", () => {
  const uncovered = demands.filter(({ isLater, tests }) => !isLater && tests.length === 0).map(({ id }) => id);
  expect(uncovered).toEqual([]);
});

it("finds no title with an id that no demand has", () => {
  expect(strangers).toEqual([]);
});

it("reads titles, and only titles", () => {
  const text = `it("OR-14 refuses", run); test.each([1])("PA-01 %s", run); const x = "CA-01"; describe('GW-02 it\\'s', f)`;
  expect(titlesIn(text)).toEqual(["OR-14 refuses", "PA-01 %s", "GW-02 it\\'s"]);
});
