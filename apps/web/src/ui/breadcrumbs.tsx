import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "./link.tsx";

type Crumb = { label: ReactNode; href: string };

/** The way here from the top; the page itself is its heading. */
export function Breadcrumbs({ crumbs, hue }: { crumbs: readonly Crumb[]; hue?: number }) {
  const t = useTranslations("common");
  return (
    <nav aria-label={t("breadcrumbs")} className="text-sm text-ink-2">
      <ol className="flex flex-wrap items-center gap-x-2">
        {hue !== undefined && (
          <li
            aria-hidden="true"
            className="tint size-3 rounded-full border border-line-strong"
            style={{ "--hue": hue }}
          />
        )}
        {crumbs.map(({ label, href }, index) => (
          <li key={href} className="flex items-center gap-2">
            {index > 0 && <span aria-hidden="true">›</span>}
            <Link
              href={href}
              className="inline-flex min-h-8 items-center underline-offset-3 hover:text-ink hover:underline"
            >
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
