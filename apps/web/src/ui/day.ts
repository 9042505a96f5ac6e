import { dateFormat } from "~/i18n/formats.ts";
import { intlLocale } from "~/i18n/locales.ts";

const days = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
const formatOf = (locale: string) => dateFormat(intlLocale(locale), days);

/** A calendar day as a parcel's label would say it: "Wed 25 Nov". */
export function formatDay(iso: string, locale = "en"): string {
  return formatOf(locale).format(new Date(iso)).replace(",", "");
}

/** "Wed 25 – Fri 27 Nov", or one day when they are the same. */
export function formatDays(earliest: string, latest: string, locale = "en"): string {
  const from = formatDay(earliest, locale);
  const to = formatDay(latest, locale);
  if (from === to) return to;
  if (locale !== "en") return formatOf(locale).formatRange(new Date(earliest), new Date(latest));
  const month = to.slice(to.lastIndexOf(" "));
  return `${from.endsWith(month) ? from.slice(0, -month.length) : from} – ${to}`;
}
