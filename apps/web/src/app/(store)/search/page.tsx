import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { orNotFound } from "~/api/missing.ts";
import type { Category, FoundPage, SearchFound } from "~/api/shapes.ts";
import { CategoryChips, categoryHref } from "~/features/category/category-tiles.tsx";
import { filterOf, listParams, parseListQuery } from "~/features/product/list-query.ts";
import type { ListQuery, Params } from "~/features/product/list-query.ts";
import { NothingFits } from "~/features/product/nothing-fits.tsx";
import { ProductFinder } from "~/features/product/product-finder.tsx";
import { remediesOf } from "~/features/product/remedies.ts";
import { searchWords } from "~/features/product/search-words.ts";
import { catalog } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";
import { Translated } from "~/ui/translated.tsx";

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
  const shop = await catalog();
  const scope = words ? { query: words, ...(query.exact && { exact: query.exact }) } : {};
  const [{ found, said }, facets, categories] = await Promise.all([
    find(words, query),
    orNotFound(shop.public.product.facets.query({ ...filterOf(query), ...scope })),
    shop.public.category.list.query(),
  ]);
  return (
    <div className="shell grid gap-6 py-6">
      <div className="grid gap-3">
        <h1 className="signage text-3xl">
          {words ? t("search.results", { words: said?.correctedQuery ?? words }) : t("allProducts")}
        </h1>
        {said && <Corrected found={said} query={query} />}
        {said && <Places found={said} categories={categories} />}
      </div>
      <ProductFinder
        label={t("search.found")}
        found={found}
        facets={facets}
        query={query}
        action={paths.search()}
        kept={words ? { q: words } : {}}
        scope={scope}
        hrefOf={hrefOf}
        empty={
          <NothingFits
            title={words ? t("search.nothing", { words }) : undefined}
            remedies={remediesOf(query, { facets, hrefOf, words })}
            facets={facets.facets}
            categories={categories.filter(({ parentSlug }) => parentSlug === null)}
          />
        }
      />
    </div>
  );
}

/** `said` is what only a search by words has to say. */
async function find(words: string, { exact, ...query }: ListQuery): Promise<{ found: FoundPage; said?: SearchFound }> {
  const { product } = (await catalog()).public;
  if (!words) return { found: await orNotFound(product.list.query({ ...query, limit: 24 })) };
  const asked = { ...query, ...(exact && { exact }), query: words, limit: 24 };
  const said = await orNotFound(product.search.query(asked));
  return { found: said, said };
}

/** Words read otherwise than typed are named, and can be had as they were. */
function Corrected({ found, query }: { found: SearchFound; query: ListQuery }) {
  const t = useTranslations("catalogue.search");
  const { correctedQuery, originalQuery } = found;
  if (correctedQuery === null) return null;
  const { after: _after, ...first } = query;
  return (
    <p role="status">
      {t.rich("corrected", {
        words: correctedQuery,
        typed: originalQuery,
        b: (chunks) => <b>{chunks}</b>,
        link: (chunks) => (
          <TextLink href={paths.search(originalQuery, listParams({ ...first, exact: true }))}>{chunks}</TextLink>
        ),
      })}
    </p>
  );
}

/** Categories and sellers that have what was searched for. */
function Places({ found, categories }: { found: SearchFound; categories: readonly Category[] }) {
  const t = useTranslations("catalogue.search");
  const chips = [
    ...found.categories.slice(0, 4).flatMap(({ slug, count }) => {
      const category = categories.find((known) => known.slug === slug);
      if (!category) return [];
      const name = () => <Translated word={category.name} by={category.names} />;
      return [{ name: t.rich("inCategory", { name, count }), href: categoryHref(category), isCurrent: false }];
    }),
    ...found.sellers.slice(0, 3).map(({ slug, name, count }) => ({
      name: t("atSeller", { name, count }),
      href: paths.seller(slug),
      isCurrent: false,
    })),
  ];
  return chips.length === 0 ? null : <CategoryChips label={t("places")} chips={chips} />;
}
