/** A country's name in the reader's language: "IE" → "Ireland". */
export function countryName(code: string, locale = "en"): string {
  return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
}
