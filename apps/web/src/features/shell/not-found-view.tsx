import { useTranslations } from "next-intl";
import { SearchForm } from "~/features/shell/search-form.tsx";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";

/** Nothing is here, and what to do about it. */
export function NotFoundView() {
  const t = useTranslations("errors.notFound");
  return (
    <div className="shell grid gap-5 py-12">
      <h1 className="signage text-3xl">{t("heading")}</h1>
      <p className="measure text-ink-2">{t("text")}</p>
      <SearchForm />
      <p>
        <LinkButton href={paths.categories} look="secondary">
          {t("categories")}
        </LinkButton>
      </p>
    </div>
  );
}
