const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** A calendar day as a parcel's label would say it: "Wed 25 Nov". */
export function formatDay(iso: string): string {
  return day.format(new Date(iso)).replace(",", "");
}

/** "Wed 25 – Fri 27 Nov", or one day when they are the same. */
export function formatDays(earliest: string, latest: string): string {
  const from = formatDay(earliest);
  const to = formatDay(latest);
  if (from === to) return to;
  const month = to.slice(to.lastIndexOf(" "));
  return `${from.endsWith(month) ? from.slice(0, -month.length) : from} – ${to}`;
}
