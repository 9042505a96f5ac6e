import type { Metadata } from "next";
import { orNotFound } from "~/app/missing.ts";
import { remedies } from "~/app/remedies.ts";
import type { Remedy } from "~/app/remedies.ts";
import { ListFilters } from "~/features/product/list-filters.tsx";
import { listParams, parseListQuery } from "~/features/product/list-query.ts";
import type { ListQuery, Params } from "~/features/product/list-query.ts";
import { NothingFits } from "~/features/product/nothing-fits.tsx";
import { ProductList } from "~/features/product/product-list.tsx";
import { broaderQueries, searchWords } from "~/features/product/search-words.ts";
import { catalog } from "~/gateway/services.ts";
import { paths } from "~/paths.ts";
import { formatMoney } from "~/ui/money.tsx";

type Props = { searchParams: Promise<Params> };

const sorts = [
  { value: "newest", label: "Newest" },
  { value: "price", label: "Price, low to high" },
  { value: "price-desc", label: "Price, high to low" },
];
const money = (amount: number) => formatMoney(amount, "EUR");

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const words = searchWords((await searchParams)["q"]);
  return { title: words ? `Search: ${words}` : "All products", robots: { index: false } };
}

export default async function SearchPage({ searchParams }: Props) {
  const params = await searchParams;
  const words = searchWords(params["q"]);
  const query = parseListQuery(params);
  const hrefOf = (given: ListQuery) => paths.search(words, listParams(given));
  const [{ items, nextCursor, total }, categories] = await Promise.all([
    find(words, query),
    catalog().then((shop) => shop.public.category.list.query()),
  ]);
  const isEmpty = items.length === 0;
  const ways = await remedies(query, { list: (given, limit) => find(words, given, limit), money, hrefOf, isEmpty });
  return (
    <div className="shell grid gap-6 py-6">
      <h1 className="signage text-3xl">{words ? `Results for “${words}”` : "All products"}</h1>
      <ListFilters
        query={query}
        action={paths.search()}
        kept={words ? { q: words } : {}}
        sorts={words ? [{ value: "", label: "Best match" }, ...sorts] : sorts}
        sort={query.sort ?? (words ? "" : "newest")}
        money={money}
        hrefOf={hrefOf}
      />
      <ProductList
        label="Products found"
        products={items}
        nextCursor={nextCursor}
        query={query}
        hrefOf={hrefOf}
        total={total}
        empty={
          <NothingFits
            title={words ? `Nothing found for “${words}”` : undefined}
            remedies={isEmpty && ways.length === 0 ? await broader(words) : ways}
            categories={categories.filter(({ parentSlug }) => parentSlug === null)}
          />
        }
      />
    </div>
  );
}

type Found = Awaited<ReturnType<Awaited<ReturnType<typeof catalog>>["public"]["product"]["list"]["query"]>> & {
  total?: number;
};

async function find(words: string, query: ListQuery, limit = 24): Promise<Found> {
  const shop = await catalog();
  if (!words) return await orNotFound(shop.public.product.list.query({ ...query, limit }));
  return await orNotFound(shop.public.product.search.query({ ...query, query: words, limit }));
}

/** Fewer words that do find something. */
async function broader(words: string): Promise<Remedy[]> {
  const candidates = broaderQueries(words);
  const tried = await Promise.all(candidates.map((candidate) => find(candidate, {}, 1)));
  return candidates
    .filter((_, index) => (tried[index]?.items.length ?? 0) > 0)
    .map((candidate) => ({ label: `Search for “${candidate}”`, href: paths.search(candidate) }));
}
