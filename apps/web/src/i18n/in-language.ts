import "server-only";
import { getLocale } from "next-intl/server";
import { localized } from "./locales.ts";

/** For redirects: the address of one of our pages in the language of whoever asks. */
export async function inLanguage(path: string): Promise<string> {
  return localized(path, await getLocale());
}
