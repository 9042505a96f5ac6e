export type Params = Readonly<Record<string, string | string[] | undefined>>;

export const sorts = ["newest", "price", "price-desc"] as const;
export type Sort = (typeof sorts)[number];

/** What a list's address asks for; amounts in minor units. Whatever makes no sense is left out, not refused. */
export type ListQuery = {
  minPrice?: number | undefined;
  maxPrice?: number | undefined;
  inStock?: true | undefined;
  sort?: Sort | undefined;
  after?: string | undefined;
};

export function parseListQuery(params: Params): ListQuery {
  const one = (name: string) => (typeof params[name] === "string" ? params[name].trim() : undefined);
  const minPrice = minorUnits(one("min"));
  const maxPrice = minorUnits(one("max"));
  const sort = sorts.find((known) => known === one("sort"));
  const after = one("after");
  return {
    ...(minPrice !== undefined && { minPrice }),
    // A range the wrong way round would show nothing at all.
    ...(maxPrice !== undefined && maxPrice >= (minPrice ?? 0) && { maxPrice }),
    ...(one("stock") === "1" && { inStock: true as const }),
    ...(sort && { sort }),
    ...(after && after.length <= 200 && { after }),
  };
}

/** "12", "12.5" or "12,50" → cents. */
function minorUnits(text: string | undefined): number | undefined {
  const match = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text ?? "");
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : undefined;
}

/** Cents as one would type them: 1250 → "12.50", 1200 → "12". */
export function typed(amount: number | undefined): string {
  if (amount === undefined) return "";
  const cents = amount % 100;
  return `${(amount - cents) / 100}${cents ? `.${String(cents).padStart(2, "0")}` : ""}`;
}

/** The query as it stands in an address. */
export function listParams({
  minPrice,
  maxPrice,
  inStock,
  sort,
  after,
}: ListQuery): Record<string, string | undefined> {
  return { min: typed(minPrice), max: typed(maxPrice), stock: inStock && "1", sort, after };
}

export type Filter = { kind: "min" | "max"; amount: number } | { kind: "stock" };
export type AppliedFilter = { filter: Filter; without: ListQuery };

/** The filters in force, each with the query that would be left without it. */
export function appliedFilters(query: ListQuery): AppliedFilter[] {
  const { after: _after, ...rest } = query;
  const { minPrice, maxPrice, inStock } = rest;
  const filters: AppliedFilter[] = [];
  if (minPrice !== undefined)
    filters.push({ filter: { kind: "min", amount: minPrice }, without: { ...rest, minPrice: undefined } });
  if (maxPrice !== undefined)
    filters.push({ filter: { kind: "max", amount: maxPrice }, without: { ...rest, maxPrice: undefined } });
  if (inStock) filters.push({ filter: { kind: "stock" }, without: { ...rest, inStock: undefined } });
  return filters;
}
