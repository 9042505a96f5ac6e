import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Facets, FoundPage } from "~/api/shapes.ts";
import { numberFormat } from "~/i18n/formats.ts";
import { intlLocale } from "~/i18n/locales.ts";
import { Button, LinkButton } from "~/ui/button.tsx";
import { MoreLink } from "~/ui/more-link.tsx";
import { FacetPanel, panelForm } from "./facet-panel.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { appliedFilters, sorts } from "./list-query.ts";
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
  // Nothing there, and not for any filter's sake: there is nothing to narrow.
  if (found.items.length === 0 && appliedFilters(query).length === 0) return empty;
  return (
    <div
      // Of more products than are counted, a filter's count is the least there is: a plus follows it.
      data-capped={facets.totalIsCapped || undefined}
      // On a phone filters and order share a line, so that products begin soon.
      className="group/counts flex min-w-0 flex-wrap gap-x-2 gap-y-4 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-10"
    >
      <FacetPanel
        facets={facets.facets}
        query={query}
        action={action}
        kept={hidden}
        count={{ scope, total, totalIsCapped }}
      />
      <div className="contents lg:grid lg:min-w-0 lg:content-start lg:gap-5">
        <div className="contents lg:flex lg:flex-wrap lg:items-center lg:justify-between lg:gap-x-4 lg:gap-y-2">
          <Total total={total} isCapped={totalIsCapped} />
          <Sort query={query} isSearch={scope.query !== undefined} />
        </div>
        <div className="w-full min-w-0 max-lg:order-1 [&:has(>:empty)]:hidden">
          <FilterChips facets={facets.facets} query={query} hrefOf={hrefOf} total={total} />
        </div>
        <div className="w-full min-w-0 max-lg:order-3">
          {found.items.length === 0 ? empty : <Products {...props} />}
        </div>
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
  const shown = numberFormat(intlLocale(useLocale())).format(total);
  return (
    <p aria-live="polite" className="text-sm text-ink-2 max-lg:order-2 max-lg:-mb-2 max-lg:w-full">
      {isCapped ? t("moreThan", { count: shown }) : t("products", { count: total })}
    </p>
  );
}

function Sort({ query, isSearch }: { query: ListQuery; isSearch: boolean }) {
  const t = useTranslations("catalogue.filters");
  return (
    <div className="flex min-w-56 flex-2 items-start gap-2 lg:flex-none">
      <label className="flex min-w-0 flex-1 items-center gap-3 text-sm font-semibold">
        <span className="shrink-0 max-lg:sr-only">{t("sortBy")}</span>
        <select
          key={query.sort}
          name="sort"
          form={panelForm}
          defaultValue={query.sort ?? (isSearch ? "" : "newest")}
          className="min-h-11 min-w-0 flex-1 rounded-control border-[1.5px] border-line-strong bg-surface px-3 text-base"
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
