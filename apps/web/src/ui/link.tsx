import NextLink from "next/link";
import type { ComponentProps } from "react";

/** Our pages are made per person: fetching each one that scrolls into view would cost more than it saves. */
export function Link({ prefetch = false, ...rest }: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={prefetch} {...rest} />;
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
