import type { Category } from "~/api/shapes.ts";
import { LinkButton } from "~/ui/button.tsx";
import { paths } from "~/paths.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { TextLink } from "~/ui/link.tsx";

type Props = {
  title?: string;
  remedies: readonly { label: string; href: string }[];
  categories: readonly Category[];
};

/** Nothing found is never the end of the way. */
export function NothingFits({ title = "Nothing fits these filters", remedies, categories }: Props) {
  return (
    <EmptyState title={title}>
      {remedies.length > 0 && (
        <ul className="mb-4 flex flex-wrap gap-3">
          {remedies.map(({ label, href }) => (
            <li key={label}>
              <LinkButton href={href} look="secondary">
                {label}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      <p>
        Or look around in{" "}
        {categories.map(({ slug, name }, index) => (
          <span key={slug}>
            {index > 0 && ", "}
            <TextLink href={paths.category(slug)}>{name}</TextLink>
          </span>
        ))}
        .
      </p>
    </EmptyState>
  );
}
