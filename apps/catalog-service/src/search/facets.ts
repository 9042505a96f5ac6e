import type { AttributeDefinition } from "../category/attributes.ts";
import type { Translations } from "../category/translations.ts";
import type { Filter } from "../product/product-filter.ts";

/** Labels are there where only we know the word: a seller's name, an attribute's. All else is named by whoever shows it. */
type Named = { label?: string; labels?: Translations };
/** `color` is a CSS hex colour for a swatch. */
type FacetValue = Named & { value: string; count: number; applied: boolean; color?: string };
export type Facet = Named & {
  /** `price`, `rating`, `seller`, `stock`, `offer`, or an attribute's key. */
  key: string;
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
export type Relaxation = { without: { key: string; value?: string }; count: number };
export type Facets = { total: number; totalIsCapped: boolean; facets: Facet[]; relax: Relaxation[] };

/** How often each tag occurs where only the facet `part` is not narrowed; `all` is where everything is. */
export type TagCount = {
  part: string;
  tag: string;
  n: number;
  slug: string | null;
  name: string | null;
  color: string | null;
};
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
  const colors = new Map(counted.tags.flatMap(({ tag, color }) => (color === null ? [] : [[tag, color]])));
  const facetOf = (definition: Attribute) => attributeFacet(definition, filter, { countIn, colors });
  const isShown = ({ values }: Facet) =>
    values.some(({ applied }) => applied) || values.length > (counted.isCategory ? 0 : 1);
  const others = counted.definitions.filter(({ key }) => key !== "colour").map(facetOf);
  const colour = facetOf(colourOf(counted));
  return [
    ...others.filter(isShown).slice(0, attributesShown),
    ...[colour].filter(isShown),
    priceFacet(counted.price),
    ratingFacet(filter, countIn),
    sellerFacet(counted.tags, filter),
    toggle("stock", { count: countIn("stock", "in"), applied: filter.inStock === true }),
    toggle("offer", { count: countIn("offer", "offer"), applied: filter.onOffer === true }),
  ].filter(({ kind, values }) => kind === "range" || values.length > 0);
}

/** Colours are what products show as swatches, and what a category names besides. */
function colourOf({ definitions, tags }: Counted): Attribute {
  const named = definitions.find(({ key }) => key === "colour");
  const start = "a:colour=";
  const shown = tags.filter(({ tag }) => tag.startsWith(start)).map(({ tag }) => tag.slice(start.length));
  const values = [...new Set([...(named?.values ?? []), ...shown.toSorted()])];
  return { ...named, key: "colour", values };
}

type CountIn = (part: string, tag: string) => number;

/** A facet that is not in force is counted where everything is; one in force has at least what is there. */
function countsBy(tags: readonly TagCount[]): CountIn {
  const counts = new Map(tags.map(({ part, tag, n }) => [`${part}\n${tag}`, n]));
  const countOf = (part: string, tag: string) => counts.get(`${part}\n${tag}`) ?? 0;
  return (part, tag) => Math.max(countOf(part, tag), countOf("all", tag));
}

type Known = { countIn: CountIn; colors: ReadonlyMap<string, string> };

/** Colours may be named by no category. */
type Attribute = Omit<AttributeDefinition, "label"> & { label?: string };

function attributeFacet(definition: Attribute, filter: Filter, known: Known): Facet {
  const { key, label, labels = {}, values, valueLabels = {} } = definition;
  const applied = filter.attributes?.[key] ?? [];
  const shown = values
    .map((value) => {
      const tag = `a:${key}=${value}`;
      const color = known.colors.get(tag);
      return {
        value,
        label: value,
        labels: valueLabels[value] ?? {},
        count: known.countIn(key, tag),
        applied: applied.includes(value),
        ...(color !== undefined && { color }),
      };
    })
    .filter((value) => value.count > 0 || value.applied);
  return { key, ...(label !== undefined && { label, labels }), kind: "values", values: shown };
}

function priceFacet({ min, max }: Counted["price"]): Facet {
  return { key: "price", kind: "range", ...(min !== null && max !== null && { min, max }), values: [] };
}

function ratingFacet(filter: Filter, countIn: CountIn): Facet {
  const values = [4, 3, 2, 1]
    .map((stars) => ({
      value: String(stars),
      count: countIn("rating", `r:${stars}`),
      applied: filter.minRating === stars,
    }))
    .filter(({ count, applied }) => count > 0 || applied);
  return { key: "rating", kind: "values", values };
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
  return { key: "seller", kind: "values", values: values.slice(0, sellersShown) };
}

function toggle(key: string, { count, applied }: { count: number; applied: boolean }): Facet {
  const values = count > 0 || applied ? [{ value: "true", count, applied }] : [];
  return { key, kind: "toggle", values };
}

/** The filters in force that alone stand in the way. */
export function relaxations(filter: Filter, tags: readonly TagCount[]): Relaxation[] {
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
      return { without: { key, ...(only !== undefined && { value: only }) }, count: totalOf(tags, key) };
    })
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

function isInForce(filter: Filter, key: "price" | "rating" | "stock" | "offer"): boolean {
  if (key === "price") return filter.minPrice !== undefined || filter.maxPrice !== undefined;
  if (key === "rating") return filter.minRating !== undefined;
  return (key === "stock" ? filter.inStock : filter.onOffer) === true;
}
