import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { GoneView } from "~/app/(store)/gone-view.tsx";
import { NotFoundView } from "~/features/shell/not-found-view.tsx";
import { notFoundTitle } from "~/features/page/page-titles.ts";
import { splitLocale } from "~/i18n/locales.ts";
import { seekSeller } from "~/features/seller-shop/find-seller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return await notFoundTitle();
}

/** A shop that was closed is named, with others' things; anything else was never here. */
export default async function SellerNotFound() {
  const gone = await goneHere();
  if (!gone) return <NotFoundView />;
  const t = await getTranslations("catalogue.seller.gone");
  return (
    <GoneView
      title={t("title", { seller: gone.name })}
      text={t("text")}
      alike={t("alike")}
      categorySlug={gone.categorySlug}
    />
  );
}

/** Next tells this page nothing: the address does. */
async function goneHere() {
  const { path } = splitLocale((await headers()).get("x-path") ?? "");
  const slug = /^\/s\/([a-z0-9-]+)(?:\?|$)/.exec(path)?.[1];
  if (!slug) return undefined;
  try {
    const sought = await seekSeller(slug);
    return "gone" in sought ? sought.gone : undefined;
  } catch {
    return undefined;
  }
}
