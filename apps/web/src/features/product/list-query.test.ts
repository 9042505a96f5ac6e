import { expect, test } from "vitest";
import { appliedFilters, listParams, parseListQuery } from "./list-query.ts";

test("UX-58 reads filters from the address as a plain form writes them", () => {
  expect(parseListQuery({ min: "12,50", max: "30", stock: "1", sort: "price", after: "abc" })).toEqual({
    minPrice: 1250,
    maxPrice: 3000,
    inStock: true,
    sort: "price",
    after: "abc",
  });
});

test("leaves out what makes no sense instead of refusing the page", () => {
  expect(parseListQuery({ min: "-1", max: "1e9", stock: "yes", sort: "DROP TABLE", after: "x".repeat(300) })).toEqual(
    {},
  );
  expect(parseListQuery({ min: ["1", "2"], sort: ["price", "newest"] })).toEqual({});
  expect(parseListQuery({ min: "", max: " " })).toEqual({});
  expect(parseListQuery({ min: "50", max: "20" })).toEqual({ minPrice: 5000 });
});

test("writes back what it read", () => {
  const query = { minPrice: 1250, maxPrice: 3000, inStock: true, sort: "price-desc" } as const;
  expect(listParams(query)).toEqual({ min: "12.50", max: "30", stock: "1", sort: "price-desc", after: undefined });
  expect(parseListQuery(listParams(query))).toEqual(query);
});

test("UX-52 names each filter in force and what is left without it, from the first page on", () => {
  const filters = appliedFilters({ minPrice: 100, inStock: true, after: "abc" });
  expect(filters.map(({ filter }) => filter)).toEqual([{ kind: "min", amount: 100 }, { kind: "stock" }]);
  expect(listParams(filters[0]?.without ?? {})).toMatchObject({ min: "", stock: "1", after: undefined });
});
