import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { localized } from "~/i18n/locales.ts";
import { Button } from "~/ui/button.tsx";
import { Link } from "~/ui/link.tsx";
import { useFilterName } from "./filter-name.ts";
import { appliedFilters, sorts, typed } from "./list-query.ts";
import type { ListQuery } from "./list-query.ts";

type Props = {
  query: ListQuery;
  action: string;
  /** What else the address carries: the search words. */
  kept?: Readonly<Record<string, string>>;
  /** Words were searched for: what fits them best comes first, unless one sorts otherwise. */
  isSearch?: boolean;
  hrefOf: (query: ListQuery) => string;
};

const small = "min-h-11 rounded-control border-[1.5px] border-line-strong bg-surface px-3 text-base";

/** A plain GET form: filters are the address, and work without any script. */
export function ListFilters({ query, action, kept = {}, isSearch = false, hrefOf }: Props) {
  const t = useTranslations("catalogue.filters");
  const locale = useLocale();
  return (
    <section aria-label={t("name")} className="grid gap-3">
      <form action={localized(action, locale)} className="flex flex-wrap items-end gap-x-4 gap-y-3">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <PriceRange query={query} />
        <label className="flex min-h-11 items-center gap-2 font-semibold">
          <input
            type="checkbox"
            name="stock"
            value="1"
            defaultChecked={query.inStock}
            className="size-5 accent-accent"
          />
          {t("inStock")}
        </label>
        <label className="grid gap-1 text-sm font-semibold">
          {t("sortBy")}
          <select name="sort" defaultValue={query.sort ?? (isSearch ? "" : "newest")} className={small}>
            {isSearch && <option value="">{t("sorts.best")}</option>}
            {sorts.map((sort) => (
              <option key={sort} value={sort}>
                {t(`sorts.${sort}`)}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" look="secondary">
          {t("show")}
        </Button>
      </form>
      <AppliedFilters query={query} hrefOf={hrefOf} />
    </section>
  );
}

function PriceRange({ query }: Pick<Props, "query">) {
  const t = useTranslations("catalogue.filters");
  return (
    <fieldset className="flex flex-wrap items-end gap-2">
      <legend className="sr-only">{t("priceInEuros")}</legend>
      <Price name="min" label={t("priceFrom")} amount={query.minPrice} />
      <Price name="max" label={t("priceTo")} amount={query.maxPrice} />
    </fieldset>
  );
}

function Price({ name, label, amount }: { name: string; label: string; amount: number | undefined }) {
  return (
    <label className="grid gap-1 text-sm font-semibold">
      {label}
      <input
        name={name}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={typed(amount)}
        className={`${small} w-24`}
        placeholder="€"
      />
    </label>
  );
}

function AppliedFilters({ query, hrefOf }: Pick<Props, "query" | "hrefOf">) {
  const t = useTranslations("catalogue.filters");
  const nameOf = useFilterName();
  const applied = appliedFilters(query);
  if (applied.length === 0) return null;
  return (
    <ul aria-label={t("applied")} className="flex flex-wrap gap-2">
      {applied.map(({ filter, without }) => (
        <li key={filter.kind}>
          <Link
            href={hrefOf(without)}
            className="inline-flex min-h-10 items-center gap-2 rounded-full bg-ink px-3.5 text-sm font-semibold text-canvas"
          >
            {nameOf(filter)}
            <X aria-hidden="true" size={14} />
            <span className="sr-only">{t("remove")}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
