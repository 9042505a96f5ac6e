import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLinks } from "~/features/page/page-links.ts";
import { CategoryCards } from "~/features/category/category-cards.tsx";
import { catalog } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { EmptyState } from "~/ui/empty-state.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalogue");
  return { title: t("categories"), ...(await pageLinks(paths.categories)) };
}

export default async function Categories() {
  const t = await getTranslations("catalogue");
  const categories = await (await catalog()).public.category.list.query();
  return (
    <div className="shell grid gap-6 py-7">
      <h1 className="signage text-3xl">{t("categories")}</h1>
      {categories.length === 0 && <EmptyState title={t("noCategories")}>{t("beingSetUp")}</EmptyState>}
      <CategoryCards categories={categories} />
    </div>
  );
}
