import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { NotFoundView } from "~/app/not-found-view.tsx";
import { notFoundTitle } from "~/app/page-titles.ts";
import { ProductGrid } from "~/features/product/product-grid.tsx";
import { SearchForm } from "~/features/shell/search-form.tsx";
import { catalog } from "~/gateway/services.ts";
import { splitLocale } from "~/i18n/locales.ts";
import { asEnglish } from "~/ui/english.tsx";
import { seekProduct } from "./find-product.ts";
import type { Gone } from "./find-product.ts";

export async function generateMetadata(): Promise<Metadata> {
  return await notFoundTitle();
}

/** Something that was sold once is named, with more of its kind; anything else was never here. */
export default async function ProductNotFound() {
  const gone = await goneHere();
  if (!gone) return <NotFoundView />;
  const t = await getTranslations("productPage.gone");
  const { items } = await (
    await catalog()
  ).public.product.list.query({ categorySlug: gone.categorySlug, inStock: true, limit: 8 });
  return (
    <div className="shell grid gap-6 py-10">
      <h1 className="signage text-3xl">{t.rich("title", { product: gone.title, name: asEnglish })}</h1>
      <p className="measure text-ink-2">{t("text")}</p>
      <SearchForm />
      {items.length > 0 && (
        <section aria-labelledby="alike" className="grid gap-4">
          <h2 id="alike" className="signage text-2xl">
            {t("alike")}
          </h2>
          <ProductGrid label={t("alike")} products={items} heading="h3" />
        </section>
      )}
    </div>
  );
}

/** Next tells this page nothing: the address does. */
async function goneHere(): Promise<Gone | undefined> {
  const { path } = splitLocale((await headers()).get("x-path") ?? "");
  const slug = /^\/p\/([a-z0-9-]+)(?:\?|$)/.exec(path)?.[1];
  if (!slug) return undefined;
  try {
    const sought = await seekProduct(slug);
    return "gone" in sought ? sought.gone : undefined;
  } catch {
    return undefined;
  }
}
