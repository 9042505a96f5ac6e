import { useTranslations } from "next-intl";
import { useMoney } from "~/ui/money.tsx";
import type { Filter } from "./list-query.ts";

const names = { min: "filters.from", max: "filters.upTo", stock: "filters.inStock" } as const;

/** Names a filter in the reader's language: "Up to €20.00". */
export function useFilterName(): (filter: Filter) => string {
  const t = useTranslations("catalogue");
  const money = useMoney();
  return (filter) => t(names[filter.kind], filter.kind === "stock" ? {} : { price: money(filter.amount, "EUR") });
}
