import "server-only";
import { appliedFilters } from "~/features/product/list-query.ts";
import type { ListQuery } from "~/features/product/list-query.ts";

export type Remedy = { label: string; href: string };
type Given = {
  list: (query: ListQuery, limit: number) => Promise<{ items: unknown[] }>;
  money: (amount: number) => string;
  hrefOf: (query: ListQuery) => string;
  isEmpty: boolean;
};

/** Which filters to drop so that an empty list shows something; asked for only when it is empty. */
export async function remedies(query: ListQuery, { list, money, hrefOf, isEmpty }: Given): Promise<Remedy[]> {
  if (!isEmpty) return [];
  const filters = appliedFilters(query, money);
  const tried = await Promise.all(filters.map(async ({ without }) => (await list(without, 1)).items.length > 0));
  const found = filters.filter((_, index) => tried[index]);
  const single = found.map(({ label, without }) => ({ label: `Remove “${label}”`, href: hrefOf(without) }));
  return filters.length > 1 ? [...single, { label: "Remove all filters", href: hrefOf({}) }] : single;
}
