import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Facet } from "~/api/shapes.ts";
import { Link } from "~/ui/link.tsx";
import { Translated } from "~/ui/translated.tsx";
import { useFilterName, valueWord } from "./filter-name.ts";
import { appliedFilters, withValue } from "./list-query.ts";
import type { ListQuery } from "./list-query.ts";

type Props = {
  facets: readonly Facet[];
  query: ListQuery;
  hrefOf: (query: ListQuery) => string;
  /** Products found. */
  total: number;
};

/** Of more products than are counted: `ProductFinder` says so on the element around. */
export const leastCount = "group-data-capped/counts:after:content-['+']";

const chip = "inline-flex min-h-10 items-center gap-2 rounded-full border-[1.5px] px-3.5 text-sm font-semibold";

/** The filters in force, each with its way out, and before the list the ones most asked for. */
export function FilterChips(props: Props) {
  return (
    <div className="grid grid-cols-1 gap-2.5 empty:hidden">
      <Applied {...props} />
      <Promoted {...props} />
    </div>
  );
}

function Applied({ facets, query, hrefOf }: Props) {
  const t = useTranslations("catalogue.filters");
  const nameOf = useFilterName(facets);
  const applied = appliedFilters(query);
  if (applied.length === 0) return null;
  return (
    <ul aria-label={t("applied")} className="flex flex-wrap gap-2">
      {applied.map(({ filter, without }) => (
        <li key={`${filter.kind} ${nameOf(filter)}`}>
          <Link href={hrefOf(without)} className={`${chip} border-ink bg-ink text-canvas`}>
            <span>{filter.kind === "attribute" ? <Translated {...valueWord(facets, filter)} /> : nameOf(filter)}</span>
            <X aria-hidden="true" size={14} />
            <span className="sr-only">{t("remove")}</span>
          </Link>
        </li>
      ))}
      {applied.length > 1 && (
        <li>
          <Link
            href={hrefOf({ sort: query.sort })}
            className={`${chip} border-transparent underline underline-offset-3`}
          >
            {t("removeAll")}
          </Link>
        </li>
      )}
    </ul>
  );
}

const promotedValues = 6;

/** What at least half of the found products can be told apart by; of several, what most can. */
function widest(facets: readonly Facet[], total: number): Facet | undefined {
  const reach = ({ values }: Facet) => values.reduce((sum, { count }) => sum + count, 0);
  return facets.filter((facet) => reach(facet) * 2 >= total).toSorted((a, b) => reach(b) - reach(a))[0];
}

function Promoted({ facets, query, hrefOf, total }: Props) {
  const t = useTranslations("catalogue.filters");
  const attributes = facets.filter(({ key, kind }) => kind === "values" && key !== "rating" && key !== "seller");
  const attribute = widest(attributes, total);
  const values = attribute?.values.filter(({ applied }) => !applied).slice(0, promotedValues) ?? [];
  const stock = facets.find(({ key }) => key === "stock")?.values[0];
  const { after: _after, ...first } = query;
  const chips: { key: string; href: string; name: ReactNode; count: number }[] = values.map(
    ({ value, label, labels, count }) => ({
      key: value,
      href: hrefOf(withValue(query, attribute?.key ?? "", value)),
      name: <Translated word={label ?? value} by={labels} />,
      count,
    }),
  );
  if (stock && !stock.applied)
    chips.push({ key: "stock", href: hrefOf({ ...first, inStock: true }), name: t("inStock"), count: stock.count });
  if (chips.length === 0) return null;
  return (
    <nav aria-label={t("promoted")}>
      <ul className="flex flex-wrap gap-2">
        {chips.map(({ key, href, name, count }) => (
          <li key={key}>
            <Link href={href} className={`${chip} border-line bg-surface whitespace-nowrap hover:border-line-strong`}>
              <span>{name}</span> <span className={`font-normal text-ink-2 ${leastCount}`}>{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
