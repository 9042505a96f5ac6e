import "server-only";
import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { env } from "~/env.ts";
import { defaultLocale, localeNames, localized } from "~/i18n/locales.ts";
import { paths } from "~/paths.ts";

type Links = Required<Pick<Metadata, "alternates" | "metadataBase" | "openGraph" | "twitter">>;

const picture = { width: 1200, height: 630, type: "image/png" };

/**
 * What others are told of a page's address: the one without filters, the same page in the other languages, and the
 * picture that stands for it.
 */
export async function pageLinks(path: string, of: "market" | "own" = "market"): Promise<Links> {
  const languages = Object.fromEntries(localeNames.map((name) => [name, localized(path, name)]));
  const locale = await getLocale();
  const url = localized(path, locale);
  return {
    metadataBase: new URL(env().PUBLIC_URL),
    alternates: { canonical: url, languages: { ...languages, "x-default": localized(path, defaultLocale) } },
    openGraph: {
      type: "website",
      siteName: "Stallhouse",
      locale,
      url,
      images: [{ url: paths.socialPicture(of === "own" ? path : ""), ...picture }],
    },
    twitter: { card: "summary_large_image" },
  };
}
