import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { orNotFound } from "~/app/missing.ts";
import { remedies } from "~/app/remedies.ts";
import { ListFilters } from "~/features/product/list-filters.tsx";
import { listParams, parseListQuery } from "~/features/product/list-query.ts";
import type { ListQuery, Params } from "~/features/product/list-query.ts";
import { NothingFits } from "~/features/product/nothing-fits.tsx";
import type { Remedy } from "~/features/product/nothing-fits.tsx";
import { ProductList } from "~/features/product/product-list.tsx";
import { broaderQueries, searchWords } from "~/features/product/search-words.ts";
import { catalog } from "~/gateway/services.ts";
import { paths } from "~/paths.ts";

type Props = { searchParams: Promise<Params> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const words = searchWords((await searchParams)["q"]);
  const t = await getTranslations("catalogue");
  return { title: words ? t("search.title", { words }) : t("allProducts"), robots: { index: false } };
}

export default async function SearchPage({ searchParams }: Props) {
  const t = await getTranslations("catalogue");
  const params = await searchParams;
  const words = searchWords(params["q"]);
  const query = parseListQuery(params);
  const hrefOf = (given: ListQuery) => paths.search(words, listParams(given));
  const [{ items, nextCursor, total }, categories] = await Promise.all([
    find(words, query),
    catalog().then((shop) => shop.public.category.list.query()),
  ]);
  const isEmpty = items.length === 0;
  const ways = await remedies(query, { list: (given, limit) => find(words, given, limit), hrefOf, isEmpty });
  return (
    <div className="shell grid gap-6 py-6">
      <h1 className="signage text-3xl">{words ? t("search.results", { words }) : t("allProducts")}</h1>
      <ListFilters
        query={query}
        action={paths.search()}
        kept={words ? { q: words } : {}}
        isSearch={words !== ""}
        hrefOf={hrefOf}
      />
      <ProductList
        label={t("search.found")}
        products={items}
        nextCursor={nextCursor}
        query={query}
        hrefOf={hrefOf}
        total={total}
        empty={
          <NothingFits
            title={words ? t("search.nothing", { words }) : undefined}
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
    .map((candidate) => ({ words: candidate, href: paths.search(candidate) }));
}
