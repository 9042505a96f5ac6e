import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { Category } from "~/api/shapes.ts";
import { CategoryChips, categoryHref } from "~/features/category/category-tiles.tsx";
import { filterOf, listParams, parseListQuery } from "~/features/product/list-query.ts";
import type { ListQuery, Params } from "~/features/product/list-query.ts";
import { NothingFits } from "~/features/product/nothing-fits.tsx";
import { ProductFinder } from "~/features/product/product-finder.tsx";
import { remediesOf } from "~/features/product/remedies.ts";
import { orNotFound } from "~/app/missing.ts";
import { pageLinks } from "~/app/page-links.ts";
import { catalog } from "~/gateway/services.ts";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { English, asEnglish } from "~/ui/english.tsx";

type Props = { params: Promise<{ slug: string[] }>; searchParams: Promise<Params> };

const allCategories = cache(async () => await (await catalog()).public.category.list.query());

async function findCategory(slug: string[]) {
  const categories = await allCategories();
  const category = categories.find((known) => known.slug === slug.at(-1));
  return category ? { category, categories } : notFound();
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { category } = await findCategory((await params).slug);
  const isFiltered = Object.keys(await searchParams).length > 0;
  return {
    title: category.name,
    description: category.intro,
    ...(await pageLinks(categoryHref(category))),
    robots: isFiltered ? { index: false } : undefined,
  };
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const t = await getTranslations("catalogue");
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
          label={t.markup("inCategory", { category: top.name, name: (chunks) => chunks })}
          chips={[
            { ...chip(top, category), name: t.rich("allOf", { category: top.name, name: asEnglish }) },
            ...below.map((sub) => chip(sub, category)),
          ]}
        />
      )}
      <ProductFinder
        label={t("productsIn", { category: category.name })}
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

const chip = (to: Category, here: Category) => ({
  name: <English>{to.name}</English>,
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
          ...(parent ? [{ label: <English>{parent.name}</English>, href: categoryHref(parent) }] : []),
        ]}
      />
      <h1 className="signage text-3xl">
        <English>{category.name}</English>
      </h1>
      {category.intro && (
        <p className="measure mt-1.5 text-ink-2">
          <English>{category.intro}</English>
        </p>
      )}
    </div>
  );
}
