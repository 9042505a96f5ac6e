"use client";

import { useSyncExternalStore } from "react";
import { defaultLocale, locales, splitLocale } from "~/i18n/locales.ts";
import type { Locale } from "~/i18n/locales.ts";
import ar from "~/i18n/messages/ar/breakdown.json";
import de from "~/i18n/messages/de/breakdown.json";
import en from "~/i18n/messages/en/breakdown.json";

type Props = { error: Error & { digest?: string } };

const texts = { ar, de, en };
const never = () => () => {};

/** When even the shell could not be drawn: no styles, no data, still a sentence and a way on. */
export default function GlobalError({ error }: Props) {
  // Nobody above is left to say which language this is; the address still does.
  const locale = useSyncExternalStore<Locale>(
    never,
    () => splitLocale(window.location.pathname).named ?? defaultLocale,
    () => defaultLocale,
  );
  const { heading, text, code, again } = texts[locale];
  return (
    <html lang={locale} dir={locales[locale].direction}>
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "2rem", maxWidth: "40rem" }}>
        <h1>{heading}</h1>
        <p>
          {text}
          {error.digest && ` ${code} ${error.digest}.`}
        </p>
        <button type="button" onClick={() => window.location.reload()}>
          {again}
        </button>
      </body>
    </html>
  );
}
