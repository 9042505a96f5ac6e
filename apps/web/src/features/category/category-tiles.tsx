import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Category } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { Link } from "~/ui/link.tsx";
import { Picture } from "~/ui/picture.tsx";
import { Translated } from "~/ui/translated.tsx";

/** The address of a category names its parent too. */
export function categoryHref({ slug, parentSlug }: Pick<Category, "slug" | "parentSlug">): string {
  return paths.category(parentSlug ? `${parentSlug}/${slug}` : slug);
}

/** Each stall in its own tint: the same hue leads through the whole shop. */
export function CategoryTiles({ categories }: { categories: readonly Category[] }) {
  const t = useTranslations("catalogue");
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      {categories.map((category) => (
        <li key={category.categoryId}>
          <Link
            href={categoryHref(category)}
            className="group tint relative block h-full min-h-38 overflow-hidden rounded-tile p-3.5 underline-offset-3 hover:underline"
            style={{ "--hue": category.hue }}
          >
            <h3 className="signage text-xl">
              <Translated word={category.name} by={category.names} />
            </h3>
            <span className="text-sm text-ink-2">{t("products", { count: category.productCount })}</span>
            <CategoryFace category={category} className="size-26" sizes="6.5rem" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

type FaceProps = { category: Category; className: string; sizes: string };

/** What one finds there, in the corner of its tint. */
export function CategoryFace({ category: { image }, className, sizes }: FaceProps) {
  if (!image) return null;
  return (
    <Picture
      src={image.url}
      alt=""
      width={image.width}
      height={image.height}
      sizes={sizes}
      className={`pointer-events-none absolute end-0 bottom-0 object-contain transition-transform duration-200 ease-out group-hover:scale-105 ${className}`}
    />
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
      <ul className="flex gap-1.5 md:flex-wrap">
        {chips.map(({ name, href, isCurrent }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isCurrent ? "page" : undefined}
              className={`inline-flex min-h-10 items-center rounded-full border-[1.5px] px-3.5 text-sm font-semibold whitespace-nowrap ${
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
