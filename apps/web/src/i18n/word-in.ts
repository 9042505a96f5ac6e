import { defaultLocale } from "./locales.ts";

/** A word of the house, which is English, and what it is called in other languages. */
export type Word = { word: string; by?: Readonly<Record<string, string>> | undefined };

export function isSaidIn(locale: string, { by }: Word): boolean {
  return locale === defaultLocale || by?.[locale] !== undefined;
}

/** The word in a language; in English where it has none. */
export function wordIn(locale: string, { word, by }: Word): string {
  return (locale === defaultLocale ? undefined : by?.[locale]) ?? word;
}
