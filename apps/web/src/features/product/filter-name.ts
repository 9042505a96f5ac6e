import { useTranslations } from "next-intl";
import type { Facet } from "~/api/shapes.ts";
import { useMoney } from "~/ui/money.tsx";
import type { Filter } from "./list-query.ts";

/** Names a filter in the reader's language: "Up to €20.00". A seller's name is known from the facet. */
export function useFilterName(facets: readonly Facet[]): (filter: Filter) => string {
  const t = useTranslations("catalogue.filters");
  const money = useMoney();
  const sellers = facets.find(({ key }) => key === "seller")?.values ?? [];
  return (filter) => {
    switch (filter.kind) {
      case "min":
        return t("from", { price: money(filter.amount, "EUR") });
      case "max":
        return t("upTo", { price: money(filter.amount, "EUR") });
      case "rating":
        return t("starsUp", { stars: filter.stars });
      case "seller":
        return sellers.find(({ value }) => value === filter.value)?.label ?? filter.value;
      case "attribute":
        return filter.value;
      default:
        return t(filter.kind === "stock" ? "inStock" : "onOffer");
    }
  };
}

const own = { price: "price", rating: "rating", seller: "seller", stock: "inStock", offer: "onOffer" } as const;

/** A facet's name: ours are translated, attributes are named by the category. */
export function useFacetName(): (facet: Pick<Facet, "key" | "label">) => string {
  const t = useTranslations("catalogue.filters");
  return ({ key, label }) => (Object.hasOwn(own, key) ? t(own[key as keyof typeof own]) : label);
}
