import type { Facet, Facets } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { appliedFilters, facetOf, listParams, withoutFacet } from "./list-query.ts";
import type { Filter, ListQuery } from "./list-query.ts";
import { wordsWithout } from "./search-words.ts";

/** What one could look for instead, and how much that finds. */
export type Remedy = { href: string; count: number } & (
  | { drop: Filter }
  | { facet: Pick<Facet, "key" | "label" | "labels"> }
  | { words: string }
  | { all: "filters" | "words" | "places" }
);

type Given = { facets: Facets; hrefOf: (query: ListQuery) => string; words?: string };

/** The ways out of an empty list, each of which is known to lead to something. */
export function remediesOf(query: ListQuery, { facets: { facets, relax }, hrefOf, words = "" }: Given): Remedy[] {
  const applied = appliedFilters(query);
  return relax.map(({ without: { key, value }, count }) => {
    if (key === "query" && value !== undefined) {
      const left = wordsWithout(words, value);
      return { words: left, href: paths.search(left, listParams(withoutFacet(query, "*"))), count };
    }
    if (key === "query")
      return { all: "words" as const, href: paths.search("", listParams({ ...query, exact: undefined })), count };
    if (key === "category") return { all: "places" as const, href: paths.search(words, listParams(query)), count };
    const href = hrefOf(withoutFacet(query, key));
    if (key === "*") return { all: "filters" as const, href, count };
    const [only, ...more] = applied.map(({ filter }) => filter).filter((filter) => facetOf(filter) === key);
    if (only && more.length === 0) return { drop: only, href, count };
    return { facet: facets.find((facet) => facet.key === key) ?? { key }, href, count };
  });
}
