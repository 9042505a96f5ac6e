import { useLocale, useTranslations } from "next-intl";
import { localeNames, locales } from "~/i18n/locales.ts";
import { cx } from "~/ui/class-names.ts";

/** The same page in the other languages, each named in its own. Whole page loads: the document's language changes. */
export function LanguageSwitch({ path }: { path: string }) {
  const current = useLocale();
  const t = useTranslations("shell.footer");
  return (
    <nav aria-label={t("language")}>
      <ul className="flex flex-wrap gap-x-4">
        {localeNames.map((locale) => (
          <li key={locale}>
            <a
              href={`/${locale}${path === "/" ? "" : path}`}
              hrefLang={locale}
              lang={locale}
              dir={locales[locale].direction}
              aria-current={locale === current ? "true" : undefined}
              className={cx("inline-flex min-h-11 items-center hover:underline", locale === current && "font-bold")}
            >
              {locales[locale].name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
