import "server-only";
import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { env } from "~/env.ts";
import { defaultLocale, localeNames, localized } from "~/i18n/locales.ts";

/** What search engines are told of a page's address: the one without filters, and the same page in the other languages. */
export async function pageLinks(path: string): Promise<Pick<Metadata, "alternates" | "metadataBase">> {
  const languages = Object.fromEntries(localeNames.map((name) => [name, localized(path, name)]));
  return {
    metadataBase: new URL(env().PUBLIC_URL),
    alternates: {
      canonical: localized(path, await getLocale()),
      languages: { ...languages, "x-default": localized(path, defaultLocale) },
    },
  };
}
