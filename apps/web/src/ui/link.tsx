import NextLink from "next/link";
import { useLocale } from "next-intl";
import type { ComponentProps } from "react";
import { localized } from "~/i18n/locales.ts";

/**
 * A link to a page in the reader's language. Our pages are made per person: fetching each one that scrolls into view would
 * cost more than it saves.
 */
export function Link({ prefetch = false, href, ...rest }: ComponentProps<typeof NextLink>) {
  const locale = useLocale();
  return <NextLink prefetch={prefetch} href={typeof href === "string" ? localized(href, locale) : href} {...rest} />;
}

/** A link inside running text. */
export function TextLink({ className = "", ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={`font-semibold text-accent underline underline-offset-3 hover:text-accent-hover ${className}`}
      {...rest}
    />
  );
}
