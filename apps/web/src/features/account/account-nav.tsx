"use client";

import { ChevronDown } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { splitLocale } from "~/i18n/locales.ts";
import { Link } from "~/ui/link.tsx";
import { SideNav } from "~/ui/side-nav.tsx";

type Item = { label: string; href: string };

/** The parts of one's account: beside the page; on phones one line that says where one is and opens to the others. */
export function AccountNav({ items }: { items: readonly Item[] }) {
  const here = splitLocale(usePathname()).path;
  const t = useTranslations("account.own");
  const current = items.findLast(({ href }) => here === href || here.startsWith(`${href}/`));
  return (
    <>
      <div className="hidden lg:block">
        <SideNav label={t("title")} items={items} />
      </div>
      <nav aria-label={t("title")} className="lg:hidden">
        {/* A new page closes the list. */}
        <details key={here} className="group rounded-control border-[1.5px] border-line-strong bg-surface">
          <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-3 px-3.5 font-semibold [&::-webkit-details-marker]:hidden">
            <span>
              <span className="sr-only">{t("partOf")} </span>
              {current?.label ?? t("title")}
            </span>
            <ChevronDown aria-hidden="true" size={18} className="shrink-0 transition-transform group-open:rotate-180" />
          </summary>
          <ul className="grid border-t border-line p-1.5">
            {items.map(({ label, href }) => (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={href === here ? "page" : href === current?.href ? "true" : undefined}
                  className="flex min-h-11 items-center rounded-control px-3 font-semibold hover:bg-sunken aria-[current]:bg-accent-soft"
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      </nav>
    </>
  );
}
