import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { Category } from "~/api/shapes.ts";
import { CategoryChips, categoryHref } from "~/features/category/category-tiles.tsx";
import { filterOf, listParams, parseListQuery } from "~/features/product/list-query.ts";
import type { ListQuery, Params } from "~/features/product/list-query.ts";
import { NothingFits } from "~/features/product/nothing-fits.tsx";
import { ProductFinder } from "~/features/product/product-finder.tsx";
import { remediesOf } from "~/features/product/remedies.ts";
import { orNotFound } from "~/api/missing.ts";
import { pageLinks } from "~/features/page/page-links.ts";
import { catalog } from "~/gateway/forward/services.ts";
import { wordIn } from "~/i18n/word-in.ts";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { Translated } from "~/ui/translated.tsx";

type Props = { params: Promise<{ slug: string[] }>; searchParams: Promise<Params> };

const allCategories = cache(async () => await (await catalog()).public.category.list.query());

async function findCategory(slug: string[]) {
  const categories = await allCategories();
  const category = categories.find((known) => known.slug === slug.at(-1));
  return category ? { category, categories } : notFound();
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { category } = await findCategory((await params).slug);
  const locale = await getLocale();
  const isFiltered = Object.keys(await searchParams).length > 0;
  return {
    title: nameIn(locale, category),
    description: wordIn(locale, { word: category.intro, by: category.intros }),
    ...(await pageLinks(categoryHref(category), "own")),
    robots: isFiltered ? { index: false } : undefined,
  };
}

const nameIn = (locale: string, { name, names }: Category) => wordIn(locale, { word: name, by: names });

export default async function CategoryPage({ params, searchParams }: Props) {
  const t = await getTranslations("catalogue");
  const locale = await getLocale();
  const { category, categories } = await findCategory((await params).slug);
  const { exact: _exact, ...query } = parseListQuery(await searchParams);
  const { product } = (await catalog()).public;
  const scope = { categorySlug: category.slug };
  const filter = { ...filterOf(query), ...scope };
  const [found, facets] = await Promise.all([
    orNotFound(product.list.query({ ...query, ...scope, limit: 24 })),
    orNotFound(product.facets.query(filter)),
  ]);
  const parent = categories.find(({ slug }) => slug === category.parentSlug);
  const top = parent ?? category;
  const below = categories.filter(({ parentSlug }) => parentSlug === top.slug);
  const hrefOf = (given: ListQuery) => paths.category(categoryHref(category).slice("/c/".length), listParams(given));
  return (
    <div className="shell grid gap-6 py-6">
      <CategoryHead category={category} parent={parent} />
      {below.length > 0 && (
        <CategoryChips
          label={t.markup("inCategory", { category: nameIn(locale, top), name: (chunks) => chunks })}
          chips={[
            { ...chip(top, category), name: t.rich("allOf", { category: top.name, name: () => nameOf(top) }) },
            ...below.map((sub) => chip(sub, category)),
          ]}
        />
      )}
      <ProductFinder
        label={t("productsIn", { category: nameIn(locale, category) })}
        found={found}
        facets={facets}
        query={query}
        action={hrefOf({})}
        scope={scope}
        hrefOf={hrefOf}
        empty={
          <NothingFits
            remedies={remediesOf(query, { facets, hrefOf })}
            facets={facets.facets}
            categories={categories.filter((c) => c.parentSlug === null)}
          />
        }
      />
    </div>
  );
}

const nameOf = ({ name, names }: Category) => <Translated word={name} by={names} />;

const chip = (to: Category, here: Category) => ({
  name: nameOf(to),
  href: categoryHref(to),
  isCurrent: to === here,
});

function CategoryHead({ category, parent }: { category: Category; parent: Category | undefined }) {
  const t = useTranslations("catalogue");
  return (
    <div>
      <Breadcrumbs
        hue={category.hue}
        crumbs={[
          { label: t("categories"), href: paths.categories },
          ...(parent ? [{ label: nameOf(parent), href: categoryHref(parent) }] : []),
        ]}
      />
      <h1 className="signage text-3xl">{nameOf(category)}</h1>
      {category.intro && (
        <p className="measure mt-1.5 text-ink-2">
          <Translated word={category.intro} by={category.intros} />
        </p>
      )}
    </div>
  );
}
