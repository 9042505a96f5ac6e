import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { defaultLocale } from "~/i18n/locales.ts";

/** Words that exist in English only, sellers' above all: marked as such where the page speaks another language. */
export function English({ as: As = "span", children }: { as?: "span" | "div"; children: ReactNode }) {
  if (useLocale() === defaultLocale) return <>{children}</>;
  return (
    <As lang="en" dir="ltr">
      {children}
    </As>
  );
}

/** For the part of a message that holds such words. */
export const asEnglish = (chunks: ReactNode) => <English>{chunks}</English>;
