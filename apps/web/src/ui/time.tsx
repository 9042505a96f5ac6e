"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { dateFormat, relativeFormat } from "~/i18n/formats.ts";
import { intlLocale } from "~/i18n/locales.ts";

const absolute: Intl.DateTimeFormatOptions = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
};
const clock: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

type Saying = { locale: string; justNow: string };

/** "5 minutes ago", "in 3 hours"; the date itself when it is more than a month away. */
function relativeTime(iso: string, now: number, { locale, justNow }: Saying): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  if (Math.abs(seconds) > 30 * 86_400) return dateFormat(locale, { dateStyle: "medium" }).format(new Date(iso));
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return relativeFormat(locale).format(Math.trunc(seconds / size), unit);
  }
  return justNow;
}

const tick = (onChange: () => void) => {
  const timer = setInterval(onChange, 30_000);
  return () => clearInterval(timer);
};

/**
 * A moment in the viewer's own zone: relative with the date on hover, or the date, or the hour alone. The server, which
 * does not know the zone, says it in UTC.
 */
export function Time({ iso, show = "relative" }: { iso: string; show?: "relative" | "absolute" | "clock" }) {
  const saying = { locale: intlLocale(useLocale()), justNow: useTranslations("common")("justNow") };
  const text = useSyncExternalStore(
    tick,
    () => textOf({ iso, show, timeZone: undefined }, saying),
    () => textOf({ iso, show: show === "relative" ? "absolute" : show, timeZone: "UTC" }, saying),
  );
  return (
    <time dateTime={iso} title={textOf({ iso, show: "absolute", timeZone: "UTC" }, saying)}>
      {text}
    </time>
  );
}

type Shown = { iso: string; show: "relative" | "absolute" | "clock"; timeZone: "UTC" | undefined };

function textOf({ iso, show, timeZone }: Shown, saying: Saying): string {
  if (show === "relative") return relativeTime(iso, Date.now(), saying);
  const options = show === "clock" ? clock : absolute;
  const text = dateFormat(saying.locale, { ...options, timeZone }).format(new Date(iso));
  return timeZone ? `${text} UTC` : text;
}
