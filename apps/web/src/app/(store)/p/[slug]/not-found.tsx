import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { GoneView } from "~/app/(store)/gone-view.tsx";
import { NotFoundView } from "~/features/shell/not-found-view.tsx";
import { notFoundTitle } from "~/features/page/page-titles.ts";
import { splitLocale } from "~/i18n/locales.ts";
import { asEnglish } from "~/ui/english.tsx";
import { seekProduct } from "~/features/product/find-product.ts";
import type { Gone } from "~/features/product/find-product.ts";

export async function generateMetadata(): Promise<Metadata> {
  return await notFoundTitle();
}

/** Something that was sold once is named, with more of its kind; anything else was never here. */
export default async function ProductNotFound() {
  const gone = await goneHere();
  if (!gone) return <NotFoundView />;
  const t = await getTranslations("productPage.gone");
  return (
    <GoneView
      title={t.rich("title", { product: gone.title, name: asEnglish })}
      text={t("text")}
      alike={t("alike")}
      categorySlug={gone.categorySlug}
    />
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
