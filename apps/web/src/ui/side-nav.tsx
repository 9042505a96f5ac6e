"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { splitLocale } from "~/i18n/locales.ts";
import { cx } from "./class-names.ts";
import { Link } from "./link.tsx";

type Item = { label: string; href: string };

/** The parts of a portal or of one's account: beside the page, and above it in a row that scrolls where there is no room beside. */
export function SideNav({ label, items }: { label: string; items: readonly Item[] }) {
  const here = splitLocale(usePathname()).path;
  const current = [...items]
    .sort((a, b) => b.href.length - a.href.length)
    .find(({ href }) => here === href || here.startsWith(`${href}/`));
  const nav = useRef<HTMLElement>(null);
  // In a row that scrolls, where one is must be in sight. Only sideways: the page stays where it was left.
  useEffect(() => {
    const row = nav.current;
    const item = row?.querySelector("[aria-current]");
    if (!row || !item) return;
    const [within, own] = [row.getBoundingClientRect(), item.getBoundingClientRect()];
    if (own.left < within.left || own.right > within.right)
      row.scrollBy({ left: own.left + own.width / 2 - within.left - within.width / 2 });
  }, [here]);
  return (
    <nav ref={nav} aria-label={label} className="-mx-4 overflow-x-auto px-4 lg:mx-0 lg:overflow-visible lg:px-0">
      <ul className="flex gap-1 lg:grid">
        {items.map(({ label: text, href }) => {
          const isHere = href === current?.href;
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={here === href ? "page" : isHere ? "true" : undefined}
                className={cx(
                  "target inline-flex w-full items-center gap-2.5 rounded-control px-3 font-semibold whitespace-nowrap hover:bg-sunken",
                  isHere ? "bg-accent-soft text-ink" : "text-ink-2 hover:text-ink",
                )}
              >
                <span
                  aria-hidden="true"
                  className={cx("ticket-shape h-3 w-4 shrink-0", isHere ? "bg-ticket" : "hidden lg:block")}
                />
                {text}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
