import { countryName } from "~/i18n/formats.ts";

const codes = "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(
  " ",
);

/** Where parcels go, by name. */
export function countryOptions(locale: string): { value: string; label: string }[] {
  return codes
    .map((value) => ({ value, label: countryName(value, locale) }))
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}

/** The country a browser's language hints at, if it is one of ours. */
export function guessCountry(acceptLanguage: string | null): string {
  const regions = [...(acceptLanguage ?? "").matchAll(/[a-z]{2}-([A-Z]{2})/g)].map((match) => match[1]);
  return regions.find((region): region is string => region !== undefined && codes.includes(region)) ?? "IE";
}
