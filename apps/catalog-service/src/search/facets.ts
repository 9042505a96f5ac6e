import type { AttributeDefinition } from "../category/attributes.ts";
import type { Filter } from "../product/product-filter.ts";

export type FacetValue = { value: string; label: string; count: number; applied: boolean };
export type Facet = {
  /** `price`, `rating`, `seller`, `stock`, `offer`, or an attribute's key. */
  key: string;
  label: string;
  kind: "range" | "values" | "toggle";
  /** Of a range: what there is, in minor units. */
  min?: number;
  max?: number;
  values: FacetValue[];
};
/**
 * What to leave out so that something is found, and how much that is. Beside facets' keys: `*` all filters, `query` the
 * words (with a value: that word of them), `category` the category.
 */
export type Relaxation = { label: string; without: { key: string; value?: string }; count: number };
export type Facets = { total: number; totalIsCapped: boolean; facets: Facet[]; relax: Relaxation[] };

/** How often each tag occurs where only the facet `part` is not narrowed; `all` is where everything is. */
export type TagCount = { part: string; tag: string; n: number; slug: string | null; name: string | null };
export type Counted = {
  tags: TagCount[];
  price: { min: number | null; max: number | null };
  definitions: AttributeDefinition[];
  /** Where no category is chosen, attributes show only once they tell something apart. */
  isCategory: boolean;
};

const sellersShown = 20;
const attributesShown = 8;

/** Products in a part: each carries the tag of exactly one category. */
export function totalOf(tags: readonly TagCount[], part: string): number {
  return tags.reduce((sum, { part: of, tag, n }) => (of === part && tag.startsWith("c:") ? sum + n : sum), 0);
}

/** The facets beside a list: each counts what its values would show together with all other filters. */
export function facetsOf(counted: Counted, filter: Filter): Facet[] {
  const countIn = countsBy(counted.tags);
  const attributes = counted.definitions
    .map((definition) => attributeFacet(definition, filter, countIn))
    .filter(({ values }) => values.some(({ applied }) => applied) || values.length > (counted.isCategory ? 0 : 1));
  return [
    ...attributes.slice(0, attributesShown),
    priceFacet(counted.price),
    ratingFacet(filter, countIn),
    sellerFacet(counted.tags, filter),
    toggle("stock", "In stock", { count: countIn("stock", "in"), applied: filter.inStock === true }),
    toggle("offer", "On offer", { count: countIn("offer", "offer"), applied: filter.onOffer === true }),
  ].filter(({ kind, values }) => kind === "range" || values.length > 0);
}

type CountIn = (part: string, tag: string) => number;

/** A facet that is not in force is counted where everything is. */
function countsBy(tags: readonly TagCount[]): CountIn {
  const parts = new Set(tags.map(({ part }) => part));
  const counts = new Map(tags.map(({ part, tag, n }) => [`${part}\n${tag}`, n]));
  return (part, tag) => counts.get(`${parts.has(part) ? part : "all"}\n${tag}`) ?? 0;
}

function attributeFacet({ key, label, values }: AttributeDefinition, filter: Filter, countIn: CountIn): Facet {
  const applied = filter.attributes?.[key] ?? [];
  const shown = values
    .map((value) => ({
      value,
      label: value,
      count: countIn(key, `a:${key}=${value}`),
      applied: applied.includes(value),
    }))
    .filter((value) => value.count > 0 || value.applied);
  return { key, label, kind: "values", values: shown };
}

function priceFacet({ min, max }: Counted["price"]): Facet {
  return { key: "price", label: "Price", kind: "range", ...(min !== null && max !== null && { min, max }), values: [] };
}

function ratingFacet(filter: Filter, countIn: CountIn): Facet {
  const values = [4, 3, 2, 1]
    .map((stars) => ({
      value: String(stars),
      label: `${stars} stars & up`,
      count: countIn("rating", `r:${stars}`),
      applied: filter.minRating === stars,
    }))
    .filter(({ count, applied }) => count > 0 || applied);
  return { key: "rating", label: "Rating", kind: "values", values };
}

function sellerFacet(tags: readonly TagCount[], filter: Filter): Facet {
  const part = filter.sellerSlugs ? "seller" : "all";
  const applied = new Set(filter.sellerSlugs);
  const values = tags
    .flatMap(({ part: of, slug, name, n }) =>
      of === part && slug !== null && name !== null && n > 0
        ? [{ value: slug, label: name, count: n, applied: applied.has(slug) }]
        : [],
    )
    .toSorted((a, b) => Number(b.applied) - Number(a.applied) || b.count - a.count || a.value.localeCompare(b.value));
  return { key: "seller", label: "Seller", kind: "values", values: values.slice(0, sellersShown) };
}

function toggle(key: string, label: string, { count, applied }: { count: number; applied: boolean }): Facet {
  const values = count > 0 || applied ? [{ value: "true", label, count, applied }] : [];
  return { key, label, kind: "toggle", values };
}

/** The filters in force that alone stand in the way. */
export function relaxations(facets: readonly Facet[], filter: Filter, tags: readonly TagCount[]): Relaxation[] {
  const labels = new Map(facets.map(({ key, label }) => [key, label]));
  const applied: [key: string, values: readonly string[]][] = [
    ...Object.entries(filter.attributes ?? {}),
    ...(filter.sellerSlugs ? [["seller", filter.sellerSlugs] satisfies [string, string[]]] : []),
    ...(["price", "rating", "stock", "offer"] as const)
      .filter((key) => isInForce(filter, key))
      .map((key) => [key, []] satisfies [string, string[]]),
  ];
  return applied
    .map(([key, values]) => {
      const [only] = values.length === 1 ? values : [];
      const named =
        facets.find((facet) => facet.key === key)?.values.find(({ value }) => value === only)?.label ?? only;
      const label = `Remove “${named ?? labels.get(key) ?? key}”`;
      return { label, without: { key, ...(only !== undefined && { value: only }) }, count: totalOf(tags, key) };
    })
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

function isInForce(filter: Filter, key: "price" | "rating" | "stock" | "offer"): boolean {
  if (key === "price") return filter.minPrice !== undefined || filter.maxPrice !== undefined;
  if (key === "rating") return filter.minRating !== undefined;
  return (key === "stock" ? filter.inStock : filter.onOffer) === true;
}
