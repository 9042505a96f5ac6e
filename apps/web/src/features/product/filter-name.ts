import { useLocale, useTranslations } from "next-intl";
import type { Facet } from "~/api/shapes.ts";
import { wordIn } from "~/i18n/word-in.ts";
import type { Word } from "~/i18n/word-in.ts";
import { useMoney } from "~/ui/money.tsx";
import type { Filter } from "./list-query.ts";

/** What the facets call one of their values: a seller, a value of an attribute. */
export function valueWord(facets: readonly Facet[], { key, value }: { key: string; value: string }): Word {
  const known = facets.find((facet) => facet.key === key)?.values.find((one) => one.value === value);
  return { word: known?.label ?? value, by: known?.labels };
}

/** Names a filter in the reader's language: "Up to €20.00". */
export function useFilterName(facets: readonly Facet[]): (filter: Filter) => string {
  const t = useTranslations("catalogue.filters");
  const money = useMoney();
  const locale = useLocale();
  return (filter) => {
    switch (filter.kind) {
      case "min":
        return t("from", { price: money(filter.amount, "EUR") });
      case "max":
        return t("upTo", { price: money(filter.amount, "EUR") });
      case "rating":
        return t("starsUp", { stars: filter.stars });
      case "seller":
        return valueWord(facets, { key: "seller", value: filter.value }).word;
      case "attribute":
        return wordIn(locale, valueWord(facets, filter));
      default:
        return t(filter.kind === "stock" ? "inStock" : "onOffer");
    }
  };
}

const own = {
  price: "price",
  rating: "rating",
  seller: "seller",
  stock: "inStock",
  offer: "onOffer",
  colour: "colour",
} as const;

/** A facet's name in the reader's language: attributes are named by the category, where one names them. */
export function useFacetName(): (facet: Pick<Facet, "key" | "label" | "labels">) => string {
  const t = useTranslations("catalogue.filters");
  const locale = useLocale();
  return ({ key, label, labels }) =>
    label === undefined && Object.hasOwn(own, key)
      ? t(own[key as keyof typeof own])
      : wordIn(locale, { word: label ?? key, by: labels });
}
