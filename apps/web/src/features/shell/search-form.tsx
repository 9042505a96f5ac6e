import { useLocale, useTranslations } from "next-intl";
import { localized } from "~/i18n/locales.ts";
import { Search } from "lucide-react";
import { paths } from "~/paths.ts";

/** A plain GET form: it works before and without any script. */
export function SearchForm({ query }: { query?: string }) {
  const t = useTranslations("shell");
  const locale = useLocale();
  return (
    <search className="block w-full max-w-[560px]">
      <form action={localized(paths.search(), locale)} className="relative">
        <input
          type="search"
          name="q"
          aria-label={t("searchProducts")}
          placeholder={t("searchProducts")}
          defaultValue={query}
          maxLength={100}
          autoComplete="off"
          className="min-h-11 w-full rounded-control border-[1.5px] border-line-strong bg-canvas py-2 ps-3.5 pe-12 text-base placeholder:text-ink-2"
        />
        <button
          type="submit"
          aria-label={t("search")}
          className="absolute inset-y-0 end-0 grid w-11 place-items-center rounded-control text-ink-2 hover:text-ink"
        >
          <Search aria-hidden="true" size={20} />
        </button>
      </form>
    </search>
  );
}
