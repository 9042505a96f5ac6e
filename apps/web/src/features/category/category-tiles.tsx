import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Category } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { English } from "~/ui/english.tsx";
import { Link } from "~/ui/link.tsx";

/** The address of a category names its parent too. */
export function categoryHref({ slug, parentSlug }: Pick<Category, "slug" | "parentSlug">): string {
  return paths.category(parentSlug ? `${parentSlug}/${slug}` : slug);
}

/** Each stall in its own tint: the same hue leads through the whole shop. */
export function CategoryTiles({
  categories,
  heading: Heading = "h3",
}: {
  categories: readonly Category[];
  heading?: "h2" | "h3";
}) {
  const t = useTranslations("catalogue");
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      {categories.map((category) => (
        <li key={category.categoryId}>
          <Link
            href={categoryHref(category)}
            className="tint grid min-h-28 content-between gap-3 rounded-tile p-4 hover:underline"
            style={{ "--hue": category.hue }}
          >
            <Heading className="signage text-xl">
              <English>{category.name}</English>
            </Heading>
            <span className="text-sm text-ink-2">{t("products", { count: category.productCount })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** A row of chips: where one is, and where one could go from here. */
export function CategoryChips({
  label,
  chips,
}: {
  label: string;
  chips: readonly { name: ReactNode; href: string; isCurrent: boolean }[];
}) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul className="flex gap-2 md:flex-wrap">
        {chips.map(({ name, href, isCurrent }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isCurrent ? "page" : undefined}
              className={`inline-flex min-h-10 items-center rounded-full border-[1.5px] px-4 text-sm font-semibold whitespace-nowrap ${
                isCurrent ? "border-ink bg-ink text-canvas" : "border-line bg-surface hover:border-line-strong"
              }`}
            >
              <span>{name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
