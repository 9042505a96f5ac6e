import { NextIntlClientProvider, useLocale, useMessages, useTranslations } from "next-intl";
import { localized } from "~/i18n/locales.ts";
import { Search } from "lucide-react";
import { paths } from "~/paths.ts";
import { SearchField } from "./search-field.tsx";

/** A plain GET form: it works before and without any script. */
export function SearchForm({ hasShortcut = false }: { hasShortcut?: boolean }) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const { search } = useMessages();
  return (
    <search className="block w-full max-w-[560px]">
      <form action={localized(paths.search(), locale)} className="relative">
        <NextIntlClientProvider messages={{ search }}>
          <SearchField hasShortcut={hasShortcut}>
            <input
              type="search"
              name="q"
              aria-label={t("searchProducts")}
              placeholder={t("searchProducts")}
              maxLength={100}
              autoComplete="off"
              className="min-h-11 w-full rounded-control border-[1.5px] border-line-strong bg-canvas py-2 ps-3.5 pe-12 text-base placeholder:text-ink-2"
            />
          </SearchField>
        </NextIntlClientProvider>
        <button
          type="submit"
          aria-label={t("search")}
          className="absolute end-0 top-0 grid h-11 w-11 place-items-center rounded-control text-ink-2 hover:text-ink"
        >
          <Search aria-hidden="true" size={20} />
        </button>
      </form>
    </search>
  );
}
