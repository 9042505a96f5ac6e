import { useTranslations } from "next-intl";
import type { Category } from "~/api/shapes.ts";
import { LinkButton } from "~/ui/button.tsx";
import { paths } from "~/paths.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { English } from "~/ui/english.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useFilterName } from "./filter-name.ts";
import type { Filter } from "./list-query.ts";

/** What one could look for instead: less filtered, or with other words. */
export type Remedy = { href: string } & ({ drop: Filter | "all" } | { words: string });

type Props = { title?: string; remedies: readonly Remedy[]; categories: readonly Category[] };

/** Nothing found is never the end of the way. */
export function NothingFits({ title, remedies, categories }: Props) {
  const t = useTranslations("catalogue.nothing");
  const nameOf = useFilterName();
  const textOf = (remedy: Remedy) => {
    if ("words" in remedy) return t("searchFor", { words: remedy.words });
    return remedy.drop === "all" ? t("removeAll") : t("remove", { filter: nameOf(remedy.drop) });
  };
  return (
    <EmptyState title={title ?? t("title")}>
      {remedies.length > 0 && (
        <ul className="mb-4 flex flex-wrap gap-3">
          {remedies.map((remedy) => (
            <li key={remedy.href}>
              <LinkButton href={remedy.href} look="secondary">
                {textOf(remedy)}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      <p>
        {t.rich("lookAround", {
          categories: () =>
            categories.map(({ slug, name }, index) => (
              <span key={slug}>
                {index > 0 && t("comma")}
                <TextLink href={paths.category(slug)}>
                  <English>{name}</English>
                </TextLink>
              </span>
            )),
        })}
      </p>
    </EmptyState>
  );
}
