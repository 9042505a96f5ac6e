import { useTranslations } from "next-intl";
import type { Category, Facet } from "~/api/shapes.ts";
import { LinkButton } from "~/ui/button.tsx";
import { paths } from "~/paths.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { TextLink } from "~/ui/link.tsx";
import { Translated } from "~/ui/translated.tsx";
import { useFacetName, useFilterName } from "./filter-name.ts";
import type { Remedy } from "./remedies.ts";

type Props = {
  title?: string | undefined;
  remedies: readonly Remedy[];
  facets: readonly Facet[];
  categories: readonly Category[];
};

/** Nothing found is never the end of the way. */
export function NothingFits({ title, remedies, facets, categories }: Props) {
  const t = useTranslations("catalogue.nothing");
  const nameOf = useFilterName(facets);
  const facetName = useFacetName();
  const textOf = (remedy: Remedy) => {
    if ("words" in remedy) return t("searchFor", { words: remedy.words });
    if ("drop" in remedy) return t("remove", { filter: nameOf(remedy.drop) });
    if ("facet" in remedy) return t("remove", { filter: facetName(remedy.facet) });
    return t(remedy.all);
  };
  return (
    <EmptyState title={title ?? t("title")}>
      {remedies.length > 0 && (
        <ul aria-label={t("ways")} className="mb-4 flex flex-wrap gap-3">
          {remedies.map((remedy) => (
            <li key={remedy.href}>
              <LinkButton href={remedy.href} look="secondary">
                {textOf(remedy)} <span className="font-normal text-ink-2">({remedy.count})</span>
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      <p>
        {t.rich("lookAround", {
          categories: () =>
            categories.map(({ slug, name, names }, index) => (
              <span key={slug}>
                {index > 0 && t("comma")}
                <TextLink href={paths.category(slug)}>
                  <Translated word={name} by={names} />
                </TextLink>
              </span>
            )),
        })}
      </p>
    </EmptyState>
  );
}
