import { expect, test } from "vitest";
import { appliedFilters, listParams, parseListQuery, withValue, withoutFacet } from "./list-query.ts";

test("UX-58 reads filters from the address as a plain form writes them", () => {
  expect(parseListQuery({ min: "12,50", max: "30", stock: "1", sort: "price", after: "abc" })).toEqual({
    minPrice: 1250,
    maxPrice: 3000,
    inStock: true,
    sort: "price",
    after: "abc",
  });
  expect(
    parseListQuery({
      "a.material": ["Oak", "Ash", "Oak"],
      "a.colour": "Red",
      seller: "nordhal",
      rating: "4",
      offer: "1",
    }),
  ).toEqual({
    attributes: { material: ["Ash", "Oak"], colour: ["Red"] },
    sellerSlugs: ["nordhal"],
    minRating: 4,
    onOffer: true,
  });
});

test("leaves out what makes no sense instead of refusing the page", () => {
  expect(parseListQuery({ min: "-1", max: "1e9", stock: "yes", sort: "DROP TABLE", after: "x".repeat(300) })).toEqual(
    {},
  );
  expect(parseListQuery({ min: ["1", "2"], sort: ["price", "newest"] })).toEqual({});
  expect(parseListQuery({ min: "", max: " " })).toEqual({});
  expect(parseListQuery({ min: "50", max: "20" })).toEqual({ minPrice: 5000 });
  expect(
    parseListQuery({ "a.": "x", "a.__proto__": "x", "a.Big": "x", "a.ok": "", seller: "../x", rating: "9" }),
  ).toEqual({});
});

test("writes back what it read", () => {
  const query = { minPrice: 1250, maxPrice: 3000, inStock: true, sort: "price-desc" } as const;
  expect(listParams(query)).toMatchObject({
    min: "12.50",
    max: "30",
    stock: "1",
    sort: "price-desc",
    after: undefined,
  });
  const whole = { ...query, attributes: { material: ["Ash", "Oak"] }, sellerSlugs: ["a", "b"], minRating: 3 };
  expect(parseListQuery(listParams(whole))).toEqual(whole);
});

test("UX-52 names each filter in force and what is left without it, from the first page on", () => {
  const filters = appliedFilters({ minPrice: 100, inStock: true, after: "abc" });
  expect(filters.map(({ filter }) => filter)).toEqual([{ kind: "min", amount: 100 }, { kind: "stock" }]);
  expect(listParams(filters[0]?.without ?? {})).toMatchObject({ min: "", stock: "1", after: undefined });
});

test("UX-52 one value of a filter goes and the others stay", () => {
  const query = { attributes: { material: ["Ash", "Oak"], colour: ["Red"] }, after: "abc" };
  const left = appliedFilters(query).map(({ without }) => without.attributes);
  expect(left).toEqual([
    { material: ["Oak"], colour: ["Red"] },
    { material: ["Ash"], colour: ["Red"] },
    { material: ["Ash", "Oak"] },
  ]);
});

test("UX-55 drops one facet with all its values, or every facet, but never the order", () => {
  const query = { attributes: { material: ["Ash", "Oak"] }, minPrice: 1, maxPrice: 2, sort: "price" } as const;
  const open = { ...query, attributes: { material: ["Ash", "Oak"] } };
  expect(withoutFacet(open, "price")).toMatchObject({ minPrice: undefined, maxPrice: undefined, sort: "price" });
  expect(withoutFacet(open, "material").attributes).toBeUndefined();
  expect(withoutFacet(open, "*")).toEqual({ sort: "price" });
});

test("one choice has one address, however one came to it", () => {
  const one = withValue(withValue({}, "material", "Oak"), "material", "Ash");
  const other = withValue(withValue({ after: "x" }, "material", "Ash"), "material", "Oak");
  expect(listParams(one)).toEqual(listParams(other));
});
