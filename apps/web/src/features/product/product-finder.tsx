import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Facets, FoundPage } from "~/api/shapes.ts";
import { intlLocale } from "~/i18n/locales.ts";
import { Button, LinkButton } from "~/ui/button.tsx";
import { MoreLink } from "~/ui/more-link.tsx";
import { FacetPanel, panelForm } from "./facet-panel.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { sorts } from "./list-query.ts";
import type { ListQuery } from "./list-query.ts";
import { ProductGrid } from "./product-grid.tsx";
import type { Scope } from "./show-results.tsx";

type Props = {
  label: string;
  found: Pick<FoundPage, "items" | "nextCursor" | "total" | "totalIsCapped">;
  facets: Facets;
  query: ListQuery;
  /** Where the form goes. */
  action: string;
  /** What else the address carries: the search words. */
  kept?: Readonly<Record<string, string>>;
  scope: Scope;
  hrefOf: (query: ListQuery) => string;
  /** In place of the list, when there is nothing in it. */
  empty: ReactNode;
};

/** A list of products with everything to narrow it: facets at its side, chips above, pages below. */
export function ProductFinder({ kept = {}, ...props }: Props) {
  const { facets, query, action, scope, hrefOf, found, empty } = props;
  const { total, totalIsCapped } = found;
  const hidden = { ...kept, ...(query.exact && { exact: "1" }) };
  return (
    <div className="grid gap-5 lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-10">
      <FacetPanel
        facets={facets.facets}
        query={query}
        action={action}
        kept={hidden}
        count={{ scope, total, totalIsCapped }}
      />
      <div className="grid min-w-0 content-start gap-5">
        <FilterChips facets={facets.facets} query={query} hrefOf={hrefOf} />
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
          <Total total={total} isCapped={totalIsCapped} />
          <Sort query={query} isSearch={scope.query !== undefined} />
        </div>
        {found.items.length === 0 ? empty : <Products {...props} />}
      </div>
    </div>
  );
}

function Products({ label, found: { items, nextCursor }, query, hrefOf }: Omit<Props, "kept">) {
  const t = useTranslations("catalogue");
  return (
    <div>
      <ProductGrid label={label} products={items} isBesidePanel />
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

function Total({ total, isCapped }: { total: number; isCapped: boolean }) {
  const t = useTranslations("catalogue");
  const shown = new Intl.NumberFormat(intlLocale(useLocale())).format(total);
  return (
    <p aria-live="polite" className="text-sm text-ink-2">
      {isCapped ? t("moreThan", { count: shown }) : t("products", { count: total })}
    </p>
  );
}

function Sort({ query, isSearch }: { query: ListQuery; isSearch: boolean }) {
  const t = useTranslations("catalogue.filters");
  return (
    <div className="flex items-end gap-2">
      <label className="grid gap-1 text-sm font-semibold">
        {t("sortBy")}
        <select
          key={query.sort}
          name="sort"
          form={panelForm}
          defaultValue={query.sort ?? (isSearch ? "" : "newest")}
          className="min-h-11 rounded-control border-[1.5px] border-line-strong bg-surface px-3 text-base"
        >
          {isSearch && <option value="">{t("sorts.best")}</option>}
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sorts.${sort}`)}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" form={panelForm} look="secondary">
        {t("show")}
      </Button>
    </div>
  );
}
