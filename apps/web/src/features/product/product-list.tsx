import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ProductCardData } from "~/api/shapes.ts";
import { LinkButton } from "~/ui/button.tsx";
import { MoreLink } from "~/ui/more-link.tsx";
import type { ListQuery } from "./list-query.ts";
import { ProductGrid } from "./product-grid.tsx";

type Props = {
  label: string;
  products: readonly ProductCardData[];
  nextCursor: string | undefined;
  query: ListQuery;
  hrefOf: (query: ListQuery) => string;
  /** How many there are in all, where that is known. */
  total?: number;
  empty: ReactNode;
};

/** A page of products with the ways to the next and back to the first one. */
export function ProductList({ label, products, nextCursor, query, hrefOf, total, empty }: Props) {
  const t = useTranslations("catalogue");
  if (products.length === 0) return <>{empty}</>;
  const isAll = !nextCursor && !query.after;
  const count = total ?? (isAll ? products.length : undefined);
  return (
    <div className="grid gap-5">
      <p aria-live="polite" className="text-sm text-ink-2">
        {count === undefined ? t("productsOnPage", { count: products.length }) : t("products", { count })}
      </p>
      <ProductGrid label={label} products={products} />
      <div className="flex flex-wrap justify-center gap-3">
        {query.after && (
          <p className="mt-8">
            <LinkButton look="quiet" href={hrefOf({ ...query, after: undefined })}>
              {t("backToStart")}
            </LinkButton>
          </p>
        )}
        <MoreLink href={nextCursor && hrefOf({ ...query, after: nextCursor })}>{t("showMore")}</MoreLink>
      </div>
    </div>
  );
}
