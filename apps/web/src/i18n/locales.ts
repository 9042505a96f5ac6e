/** The languages of the shop. The first is spoken at addresses without a prefix. */
export const locales = {
  en: { name: "English", direction: "ltr" },
  de: { name: "Deutsch", direction: "ltr" },
  ar: { name: "العربية", direction: "rtl" },
} as const;

/** Days before months, and the digits of our price tickets in every language. */
export function intlLocale(locale: string): string {
  return locale === "en" ? "en-GB" : `${locale}-u-nu-latn`;
}

export type Locale = keyof typeof locales;

export const localeNames = Object.keys(locales) as Locale[];
export const defaultLocale = "en" satisfies Locale;

/** Remembers the language somebody chose, for addresses that name none. */
export const localeCookie = "locale";

export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && Object.hasOwn(locales, value);
}

/** `/de/p/tall-mug` → the locale it names, if any, and the path without it. */
export function splitLocale(pathname: string): { named: Locale | undefined; path: string } {
  const [, first] = pathname.split("/", 2);
  if (!isLocale(first)) return { named: undefined, path: pathname };
  return { named: first, path: pathname.slice(first.length + 1) || "/" };
}

/** The portals, the gateway and what others link to by a fixed address speak English only. */
const withoutLocale = /^\/(?:seller|admin|api|media|feeds|sitemap|opengraph-image)(?:[/.]|$)/;

export function hasLocales(path: string): boolean {
  return path.startsWith("/") && !withoutLocale.test(path);
}

/** The address of one of our pages in a language. Others' addresses and pages of one language stay as they are. */
export function localized(path: string, locale: Locale): string {
  if (locale === defaultLocale || !hasLocales(path) || splitLocale(path).named) return path;
  return path === "/" ? `/${locale}` : `/${locale}${path}`;
}
