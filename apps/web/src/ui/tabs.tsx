import { cx } from "./class-names.ts";
import { Link } from "./link.tsx";

type Tab = { label: string; href: string; count?: number };

/** Tabs that are pages: each has its address. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-b-2 border-line">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.href === current ? "page" : undefined}
              className={cx(
                "-mb-0.5 inline-flex min-h-11 items-center gap-2 border-b-3 px-4 font-semibold whitespace-nowrap",
                tab.href === current ? "border-accent text-ink" : "border-transparent text-ink-2 hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count !== undefined && <span className="rounded-full bg-sunken px-2 text-sm">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
