import type { Metadata } from "next";
import { CategoryTiles } from "~/features/category/category-tiles.tsx";
import { catalog } from "~/gateway/services.ts";
import { EmptyState } from "~/ui/empty-state.tsx";

export const metadata: Metadata = { title: "Categories", alternates: { canonical: "/categories" } };

export default async function Categories() {
  const categories = await (await catalog()).public.category.list.query();
  const tops = categories.filter(({ parentSlug }) => parentSlug === null);
  return (
    <div className="shell grid gap-8 py-7">
      <h1 className="signage text-3xl">Categories</h1>
      {tops.length === 0 && <EmptyState title="No categories yet">The hall is being set up.</EmptyState>}
      <CategoryTiles categories={tops} heading="h2" />
      {tops
        .map((top) => ({ top, below: categories.filter(({ parentSlug }) => parentSlug === top.slug) }))
        .filter(({ below }) => below.length > 0)
        .map(({ top, below }) => (
          <section key={top.categoryId} aria-labelledby={top.slug} className="grid gap-3">
            <h2 id={top.slug} className="signage text-xl">
              In {top.name}
            </h2>
            <CategoryTiles categories={below} />
          </section>
        ))}
    </div>
  );
}
