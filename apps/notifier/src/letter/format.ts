const moneyFormats = new Map<string, { format: Intl.NumberFormat; unit: number }>();

/** An amount in minor units as people read it; the currency says how many digits are behind the point. */
export function formatMoney(amount: number, currency: string): string {
  const { format, unit } = moneyFormats.get(currency) ?? addMoneyFormat(currency);
  return format.format(amount / unit);
}

/** Making a format costs a hundred times what using it does. */
function addMoneyFormat(currency: string) {
  const format = new Intl.NumberFormat("en-IE", { style: "currency", currency });
  const made = { format, unit: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2) };
  moneyFormats.set(currency, made);
  return made;
}

const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const regions = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });

/** "14:30 UTC": we do not know where the reader is, so the zone is said. */
export function formatTime(moment: string): string {
  return `${time.format(new Date(moment))} UTC`;
}

export function formatCountry(code: string): string {
  return regions.of(code) ?? code;
}

/** Text that others wrote, for a place that holds one line: no control characters, which would start a header of their own. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}
