import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLinks } from "~/app/page-links.ts";
import { CategoryTiles } from "~/features/category/category-tiles.tsx";
import { catalog } from "~/gateway/services.ts";
import { paths } from "~/paths.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { asEnglish } from "~/ui/english.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalogue");
  return { title: t("categories"), ...(await pageLinks(paths.categories)) };
}

export default async function Categories() {
  const t = await getTranslations("catalogue");
  const categories = await (await catalog()).public.category.list.query();
  const tops = categories.filter(({ parentSlug }) => parentSlug === null);
  return (
    <div className="shell grid gap-8 py-7">
      <h1 className="signage text-3xl">{t("categories")}</h1>
      {tops.length === 0 && <EmptyState title={t("noCategories")}>{t("beingSetUp")}</EmptyState>}
      <CategoryTiles categories={tops} heading="h2" />
      {tops
        .map((top) => ({ top, below: categories.filter(({ parentSlug }) => parentSlug === top.slug) }))
        .filter(({ below }) => below.length > 0)
        .map(({ top, below }) => (
          <section key={top.categoryId} aria-labelledby={top.slug} className="grid gap-3">
            <h2 id={top.slug} className="signage text-xl">
              {t.rich("inCategory", { category: top.name, name: asEnglish })}
            </h2>
            <CategoryTiles categories={below} />
          </section>
        ))}
    </div>
  );
}
