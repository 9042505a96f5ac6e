/** A format costs far more to make than to use, and a page says many dates and prices: each is made once. */
function madeOnce<Options, Format>(make: (locale: string, options?: Options) => Format) {
  const made = new Map<string, Format>();
  return (locale: string, options?: Options): Format => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const known = made.get(key) ?? make(locale, options);
    made.set(key, known);
    return known;
  };
}

/** `Intl.NumberFormat`, for a tag of `intlLocale`. */
export const numberFormat = madeOnce(
  (locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
/** `Intl.DateTimeFormat`, for a tag of `intlLocale`. */
export const dateFormat = madeOnce(
  (locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
/** `Intl.RelativeTimeFormat`: "yesterday" rather than "1 day ago". */
export const relativeFormat = madeOnce((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
const regionNames = madeOnce((locale) => new Intl.DisplayNames(locale, { type: "region" }));

/** A country's name in a language: "IE" → "Irland". */
export function countryName(code: string, locale: string): string {
  return regionNames(locale).of(code) ?? code;
}
