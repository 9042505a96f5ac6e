import { useLocale, useTranslations } from "next-intl";
import { localeNames, locales } from "~/i18n/locales.ts";
import { cx } from "~/ui/class-names.ts";

type Props = {
  /** Where a page has two of them. */
  label?: string;
  /** Of this page, without a language. */
  path: string;
  /** Keeps the choice in the account of whoever has one. */
  choose?: ((path: string, form: FormData) => Promise<void>) | undefined;
};

/** The same page in the other languages, each named in its own. Whole page loads: the document's language changes. */
export function LanguageSwitch({ label, path, choose }: Props) {
  const current = useLocale();
  const t = useTranslations("shell.footer");
  const look = (locale: string) =>
    cx("inline-flex min-h-11 items-center hover:underline", locale === current && "font-bold");
  const said = (locale: keyof typeof locales) =>
    ({
      lang: locale,
      dir: locales[locale].direction,
      "aria-current": locale === current ? "true" : undefined,
      className: look(locale),
    }) as const;
  const list = (
    <ul className="flex flex-wrap gap-x-4">
      {localeNames.map((locale) => (
        <li key={locale}>
          {choose ? (
            <button name="locale" value={locale} {...said(locale)}>
              {locales[locale].name}
            </button>
          ) : (
            <a href={`/${locale}${path === "/" ? "" : path}`} hrefLang={locale} {...said(locale)}>
              {locales[locale].name}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label={label ?? t("language")}>
      {choose ? <form action={choose.bind(null, path)}>{list}</form> : list}
    </nav>
  );
}
