const names = new Map<string, Intl.DisplayNames>();

/** A country's name in a language: "IE" → "Irland". */
export function countryName(code: string, locale: string): string {
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: "region" });
  names.set(locale, known);
  return known.of(code) ?? code;
}
