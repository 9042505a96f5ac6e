import "server-only";
import { appliedFilters } from "~/features/product/list-query.ts";
import type { ListQuery } from "~/features/product/list-query.ts";
import type { Remedy } from "~/features/product/nothing-fits.tsx";

type Given = {
  list: (query: ListQuery, limit: number) => Promise<{ items: unknown[] }>;
  hrefOf: (query: ListQuery) => string;
  isEmpty: boolean;
};

/** Which filters to drop so that an empty list shows something; asked for only when it is empty. */
export async function remedies(query: ListQuery, { list, hrefOf, isEmpty }: Given): Promise<Remedy[]> {
  if (!isEmpty) return [];
  const filters = appliedFilters(query);
  const tried = await Promise.all(filters.map(async ({ without }) => (await list(without, 1)).items.length > 0));
  const found = filters.filter((_, index) => tried[index]);
  const single: Remedy[] = found.map(({ filter, without }) => ({ drop: filter, href: hrefOf(without) }));
  return filters.length > 1 ? [...single, { drop: "all", href: hrefOf({}) }] : single;
}
