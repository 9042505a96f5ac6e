import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ThemeScript } from "~/features/shell/theme-script.tsx";
import { locales } from "~/i18n/locales.ts";
import { partsForBrowser } from "~/i18n/messages.ts";
import { bricolage, hanken } from "~/ui/fonts.ts";
import "~/ui/theme.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("home");
  return { title: { default: t("title"), template: "%s · Stallhouse" }, description: t("description") };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#171c19" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const messages = await getMessages();
  const said = Object.fromEntries(partsForBrowser.map((part) => [part, messages[part]]));
  return (
    <html
      lang={locale}
      dir={locales[locale].direction}
      className={`${hanken.variable} ${bricolage.variable}`}
      suppressHydrationWarning
    >
      <head>
        <ThemeScript nonce={(await headers()).get("x-nonce") ?? undefined} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <NextIntlClientProvider messages={said}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
