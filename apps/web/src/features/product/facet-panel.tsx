import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Facet } from "~/api/shapes.ts";
import { numberFormat } from "~/i18n/formats.ts";
import { localized } from "~/i18n/locales.ts";
import { buttonClass } from "~/ui/button.tsx";
import { cx } from "~/ui/class-names.ts";
import { Translated } from "~/ui/translated.tsx";
import { leastCount } from "./filter-chips.tsx";
import { useFacetName } from "./filter-name.ts";
import { appliedFilters, facetOf, fieldOf, filterOf, listParams, typed } from "./list-query.ts";
import { LateCount } from "./late-count.tsx";
import type { ListQuery } from "./list-query.ts";
import type { ShowProps } from "./show-results.tsx";

export const panelForm = "filters";

type Props = {
  facets: readonly Facet[];
  query: ListQuery;
  action: string;
  /** What else the address carries: the search words. */
  kept: Readonly<Record<string, string>>;
  /** What is shown now. */
  count: ShowProps;
};

/** Facets beside the list: a plain GET form, so filters are the address and work without any script. */
export function FacetPanel({ facets, query, action, kept, count }: Props) {
  const t = useTranslations("catalogue.filters");
  const showing = useTranslations("product");
  const locale = useLocale();
  const shown = numberFormat(locale, { numberingSystem: "latn" }).format(count.total);
  const inForce = appliedFilters(query).length;
  const toggles = facets.filter(({ kind }) => kind === "toggle");
  return (
    <section aria-label={t("name")} className="min-w-30 flex-1 has-[>[open]]:basis-full lg:min-w-0">
      <details className="peer group rounded-control border-[1.5px] border-line-strong bg-surface lg:hidden">
        <summary className="flex min-h-[41px] items-center justify-between gap-2 px-4 font-bold [&::-webkit-details-marker]:hidden">
          {inForce > 0 ? t("nameAndCount", { count: inForce }) : t("name")}
          <span aria-hidden="true" className="text-xl leading-none text-ink-2 group-open:rotate-45">
            +
          </span>
        </summary>
      </details>
      <form
        // Fields remember what was ticked: another choice, made by a link, is another form.
        key={JSON.stringify([action, kept, listParams(filterOf(query))])}
        id={panelForm}
        action={localized(action, locale)}
        className="hidden peer-open:block lg:block"
      >
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {unlisted(facets, query).map(({ name, value }) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <LateCount
          {...count}
          text={showing("showResults", { count: count.total, shown: count.totalIsCapped ? `${shown}+` : shown })}
          look={buttonClass({}, "w-full")}
        >
          {facets.map((facet) => (
            <FacetFields key={facet.key} facet={facet} query={query} />
          ))}
          {toggles.length > 0 && (
            <div className="grid gap-1 py-3">
              {toggles.map((facet) => (
                <Toggle key={facet.key} facet={facet} />
              ))}
            </div>
          )}
        </LateCount>
      </form>
    </section>
  );
}

/** Filters in force that no facet shows, because nothing has them: sent along until somebody drops them. */
function unlisted(facets: readonly Facet[], query: ListQuery): { name: string; value: string }[] {
  return appliedFilters(query).flatMap(({ filter }) => {
    if (!("value" in filter)) return [];
    const key = facetOf(filter);
    const isListed = facets.some(
      (facet) => facet.key === key && facet.values.some(({ value }) => value === filter.value),
    );
    return isListed ? [] : [{ name: fieldOf(key), value: filter.value }];
  });
}

function FacetFields({ facet, query }: { facet: Facet; query: ListQuery }) {
  if (facet.kind === "range") return <PriceRange facet={facet} query={query} />;
  if (facet.kind === "toggle" || facet.values.length === 0) return null;
  return facet.key === "rating" ? <RatingFields facet={facet} /> : <ValueFields facet={facet} />;
}

const row = "flex min-h-9 items-center gap-2.5 pointer-coarse:min-h-11";
const box = "size-5 shrink-0 accent-accent";
const valuesShown = 7;

function ValueFields({ facet }: { facet: Facet }) {
  const t = useTranslations("catalogue.filters");
  const name = useFacetName()(facet);
  const isSeller = facet.key === "seller";
  const fields = facet.values.map(({ value, label = value, labels, count, applied, color }) => (
    <label key={value} className={row}>
      <input type="checkbox" name={fieldOf(facet.key)} value={value} defaultChecked={applied} className={box} />
      {color && (
        <span
          aria-hidden="true"
          className="size-4 shrink-0 rounded-full border border-line-strong"
          style={{ backgroundColor: color }}
        />
      )}
      <span className="min-w-0">{isSeller ? label : <Translated word={label} by={labels} />}</span>
      <Count count={count} />
    </label>
  ));
  const rest = fields.slice(valuesShown);
  return (
    <Group name={facet.label === undefined ? name : <Translated word={facet.label} by={facet.labels} />}>
      {fields.slice(0, valuesShown)}
      {rest.length > 0 && (
        <details open={facet.values.slice(valuesShown).some(({ applied }) => applied)}>
          <summary className="min-h-9 py-1.5 text-sm font-semibold text-accent underline underline-offset-3">
            {t("more", { count: rest.length })}
          </summary>
          <div className="grid">{rest}</div>
        </details>
      )}
    </Group>
  );
}

function RatingFields({ facet }: { facet: Facet }) {
  const t = useTranslations("catalogue.filters");
  return (
    <Group name={t("rating")}>
      <label className={row}>
        <input
          type="radio"
          name="rating"
          value=""
          defaultChecked={!facet.values.some(({ applied }) => applied)}
          className={box}
        />
        {t("anyRating")}
      </label>
      {facet.values.map(({ value, count, applied }) => (
        <label key={value} className={row}>
          <input type="radio" name="rating" value={value} defaultChecked={applied} className={box} />
          <span>{t("starsUp", { stars: Number(value) })}</span>
          <Count count={count} />
        </label>
      ))}
    </Group>
  );
}

function Toggle({ facet }: { facet: Facet }) {
  const name = useFacetName()(facet);
  return facet.values.map(({ count, applied }) => (
    <label key={facet.key} className={row}>
      <input type="checkbox" name={fieldOf(facet.key)} value="1" defaultChecked={applied} className={box} />
      <span className="font-semibold">{name}</span>
      <Count count={count} />
    </label>
  ));
}

function PriceRange({ facet: { min, max }, query }: { facet: Facet; query: ListQuery }) {
  const t = useTranslations("catalogue.filters");
  return (
    <Group name={t("priceInEuros")}>
      <div className="flex items-end gap-2">
        <Price name="min" label={t("priceFrom")} amount={query.minPrice} hint={min && min - (min % 100)} />
        <Price name="max" label={t("priceTo")} amount={query.maxPrice} hint={max && Math.ceil(max / 100) * 100} />
      </div>
    </Group>
  );
}

type PriceProps = { name: string; label: string; amount: number | undefined; hint: number | undefined };

function Price({ name, label, amount, hint }: PriceProps) {
  return (
    <label className="grid min-w-0 flex-1 gap-1 text-sm font-semibold">
      {label}
      <input
        name={name}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={typed(amount)}
        placeholder={typed(hint)}
        className="min-h-11 w-full rounded-control border-[1.5px] border-line-strong bg-surface px-3 text-base placeholder:text-ink-2"
      />
    </label>
  );
}

function Group({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 py-3">
      <legend className="float-start mb-1 w-full font-bold">{name}</legend>
      <div className="clear-both grid">{children}</div>
    </fieldset>
  );
}

function Count({ count }: { count: number }) {
  return <span className={cx("ms-auto text-sm text-ink-2", leastCount)}>{count}</span>;
}
