import { useTranslations } from "next-intl";
import type { Category } from "~/api/shapes.ts";

import { Link } from "~/ui/link.tsx";
import { Translated } from "~/ui/translated.tsx";
import { CategoryFace, categoryHref } from "./category-tiles.tsx";

/** The whole hall on one page: each stall's tint with what is below it. */
export function CategoryCards({ categories }: { categories: readonly Category[] }) {
  const t = useTranslations("catalogue");
  const tops = categories.filter(({ parentSlug }) => parentSlug === null);
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {tops.map((top) => (
        <li
          key={top.categoryId}
          className="group tint relative min-h-44 overflow-hidden rounded-tile p-4 pe-32 sm:p-5 sm:pe-36"
          style={{ "--hue": top.hue }}
        >
          <CategoryFace category={top} className="size-34 sm:size-38" sizes="9.5rem" />
          <h2 className="signage text-xl">
            <Link href={categoryHref(top)} className="underline-offset-3 hover:underline">
              <Translated word={top.name} by={top.names} />
            </Link>
          </h2>
          <p className="text-sm text-ink-2">{t("products", { count: top.productCount })}</p>
          <ul className="mt-2">
            {categories
              .filter(({ parentSlug }) => parentSlug === top.slug)
              .map((below) => (
                <li key={below.categoryId}>
                  <Link
                    href={categoryHref(below)}
                    className="inline-flex min-h-9 items-center gap-2 font-semibold underline-offset-3 hover:underline pointer-coarse:min-h-11"
                  >
                    <Translated word={below.name} by={below.names} />
                    <span className="text-sm font-normal text-ink-2">{below.productCount}</span>
                  </Link>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
