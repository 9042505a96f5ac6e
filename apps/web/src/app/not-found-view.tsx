import { SearchForm } from "~/features/shell/search-form.tsx";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";

/** Nothing is here, and what to do about it. */
export function NotFoundView() {
  return (
    <div className="shell grid gap-5 py-12">
      <h1 className="signage text-3xl">This page isn’t here</h1>
      <p className="measure text-ink-2">
        It may have been removed, or the address has a typo. Search for what you need:
      </p>
      <SearchForm />
      <p>
        <LinkButton href={paths.categories} look="secondary">
          See all categories
        </LinkButton>
      </p>
    </div>
  );
}
