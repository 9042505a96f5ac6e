import { faultOf } from "@stallhouse/contracts/forms/check";
import { line } from "@stallhouse/contracts/forms/fields";
import { readMoney } from "@stallhouse/contracts/forms/numbers";
import { greatestAmount } from "@stallhouse/contracts/money-limits";

export type Params = Readonly<Record<string, string | string[] | undefined>>;

export const sorts = ["newest", "price", "price-desc"] as const;
type Sort = (typeof sorts)[number];

/** What narrows a list; amounts in minor units. */
export type ListFilter = {
  attributes?: Record<string, string[]> | undefined;
  sellerSlugs?: string[] | undefined;
  minPrice?: number | undefined;
  maxPrice?: number | undefined;
  minRating?: number | undefined;
  inStock?: true | undefined;
  onOffer?: true | undefined;
};
/** What a list's address asks for. Whatever makes no sense is left out, not refused. */
export type ListQuery = ListFilter & {
  sort?: Sort | undefined;
  after?: string | undefined;
  /** The words of a search are taken as typed. */
  exact?: true | undefined;
};

/** Attributes stand in addresses as `a.material=Oak`. */
const attributePrefix = "a.";
const attributeKey = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const attributeValue = line(60);
const maxValues = 20;
const maxAttributes = 12;

export function parseListQuery(params: Params): ListQuery {
  const one = (name: string) => (typeof params[name] === "string" ? params[name].trim() : undefined);
  const isOn = (name: string) => (one(name) === "1" ? true : undefined);
  const after = one("after");
  const sellerSlugs = valuesOf(params["seller"]).filter((value) => value.length <= 120 && slug.test(value));
  return given({
    attributes: attributesIn(params),
    sellerSlugs: sellerSlugs.length > 0 ? sellerSlugs : undefined,
    ...pricesIn(one("min"), one("max")),
    minRating: /^[1-4]$/.test(one("rating") ?? "") ? Number(one("rating")) : undefined,
    inStock: isOn("stock"),
    onOffer: isOn("offer"),
    sort: sorts.find((known) => known === one("sort")),
    after: after && after.length <= 200 ? after : undefined,
    exact: isOn("exact"),
  });
}

/** Without what nobody asked for: one choice is one query. */
function given(query: ListQuery): ListQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

/** A range the wrong way round would show nothing at all: its upper end is left out. */
function pricesIn(min: string | undefined, max: string | undefined) {
  const minPrice = minorUnits(min);
  const maxPrice = minorUnits(max);
  return { minPrice, maxPrice: maxPrice !== undefined && maxPrice >= (minPrice ?? 0) ? maxPrice : undefined };
}

function attributesIn(params: Params): Record<string, string[]> | undefined {
  const found = Object.entries(params)
    .filter(([name]) => name.startsWith(attributePrefix))
    .map(([name, given]) => [name.slice(attributePrefix.length), valuesOf(given)] as const)
    .filter(([key, values]) => key.length <= 40 && attributeKey.test(key) && values.length > 0)
    .slice(0, maxAttributes);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** Each value once and in one order, so that one choice has one address. */
function valuesOf(given: string | string[] | undefined): string[] {
  const values = (typeof given === "string" ? [given] : (given ?? [])).map((value) => value.trim());
  const sane = values.filter((value) => !faultOf(attributeValue, value));
  return [...new Set(sane)].toSorted().slice(0, maxValues);
}

/** "12", "12.5" or "12,50" → cents. */
function minorUnits(text: string | undefined): number | undefined {
  const read = readMoney(text ?? "", greatestAmount);
  return "amount" in read ? read.amount : undefined;
}

/** Cents as one would type them: 1250 → "12.50", 1200 → "12". */
export function typed(amount: number | undefined): string {
  if (amount === undefined) return "";
  const cents = amount % 100;
  return `${(amount - cents) / 100}${cents ? `.${String(cents).padStart(2, "0")}` : ""}`;
}

/** The query as it stands in an address. */
export function listParams(query: ListQuery): Record<string, string | string[] | undefined> {
  const attributes = Object.entries(query.attributes ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    ...Object.fromEntries(attributes.map(([key, values]) => [attributePrefix + key, values])),
    seller: query.sellerSlugs,
    min: typed(query.minPrice),
    max: typed(query.maxPrice),
    rating: query.minRating?.toString(),
    stock: query.inStock && "1",
    offer: query.onOffer && "1",
    sort: query.sort,
    after: query.after,
    exact: query.exact && "1",
  };
}

/** The name a facet's value has in a form. */
export function fieldOf(key: string): string {
  return ["rating", "seller", "stock", "offer"].includes(key) ? key : attributePrefix + key;
}

export function filterOf({ sort: _sort, after: _after, exact: _exact, ...filter }: ListQuery): ListFilter {
  return filter;
}

/** One filter in force. `key` is a facet's, but for the two ends of the price. */
export type Filter =
  | { kind: "min" | "max"; amount: number }
  | { kind: "rating"; stars: number }
  | { kind: "stock" | "offer" }
  | { kind: "seller"; value: string }
  | { kind: "attribute"; key: string; value: string };
export type AppliedFilter = { filter: Filter; without: ListQuery };

/** The filters in force, each with the query that would be left without it. */
export function appliedFilters(query: ListQuery): AppliedFilter[] {
  const { attributes = {}, sellerSlugs = [], minPrice, maxPrice, minRating, inStock, onOffer } = query;
  const filters: Filter[] = Object.entries(attributes).flatMap(([key, values]) =>
    values.map((value) => ({ kind: "attribute" as const, key, value })),
  );
  for (const value of sellerSlugs) filters.push({ kind: "seller", value });
  if (minPrice !== undefined) filters.push({ kind: "min", amount: minPrice });
  if (maxPrice !== undefined) filters.push({ kind: "max", amount: maxPrice });
  if (minRating !== undefined) filters.push({ kind: "rating", stars: minRating });
  if (inStock) filters.push({ kind: "stock" });
  if (onOffer) filters.push({ kind: "offer" });
  return filters.map((filter) => ({ filter, without: withoutFilter(query, filter) }));
}

const fields = { min: "minPrice", max: "maxPrice", rating: "minRating", stock: "inStock", offer: "onOffer" } as const;

/** The query without one filter, from its first page on. */
function withoutFilter({ after: _after, ...query }: ListQuery, filter: Filter): ListQuery {
  if (filter.kind === "attribute") return withoutValue(query, filter);
  if (filter.kind === "seller") {
    const left = query.sellerSlugs?.filter((value) => value !== filter.value) ?? [];
    return { ...query, sellerSlugs: left.length > 0 ? left : undefined };
  }
  return { ...query, [fields[filter.kind]]: undefined };
}

function withoutValue(query: ListQuery, { key, value }: { key: string; value: string }): ListQuery {
  const left = query.attributes?.[key]?.filter((known) => known !== value) ?? [];
  const { [key]: _dropped, ...others } = query.attributes ?? {};
  const attributes = left.length > 0 ? { ...others, [key]: left } : others;
  return { ...query, attributes: Object.keys(attributes).length > 0 ? attributes : undefined };
}

/** The query with one more value of an attribute, from its first page on. */
export function withValue({ after: _after, ...query }: ListQuery, key: string, value: string): ListQuery {
  const values = [...(query.attributes?.[key] ?? []), value].toSorted();
  return { ...query, attributes: { ...query.attributes, [key]: values } };
}

/** The query without all that a facet narrows by; `*` is every facet. */
export function withoutFacet(query: ListQuery, key: string): ListQuery {
  const { sort, exact } = query;
  if (key === "*") return { ...(sort && { sort }), ...(exact && { exact }) };
  const dropped = appliedFilters(query)
    .map(({ filter }) => filter)
    .filter((filter) => facetOf(filter) === key);
  return dropped.reduce(withoutFilter, { ...query, after: undefined });
}

/** The key of the facet that a filter belongs to. */
export function facetOf(filter: Filter): string {
  if (filter.kind === "attribute") return filter.key;
  return filter.kind === "min" || filter.kind === "max" ? "price" : filter.kind;
}
