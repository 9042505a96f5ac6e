import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths, policySlugs } from "~/paths.ts";
import { Link } from "~/ui/link.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

type Props = {
  chooseTheme: (form: FormData) => Promise<void>;
  /** For those with an account, who keep it there. */
  chooseLanguage: (path: string, form: FormData) => Promise<void>;
  /** Of the demo: where its letters arrive. */
  mailbox?: string;
  /** Of this page, without a language. */
  path: string;
};

export function SiteFooter({ chooseTheme, chooseLanguage, mailbox, path }: Props) {
  const t = useTranslations("shell");
  return (
    <footer className="mt-10 border-t border-line bg-sunken">
      <div className="shell grid grid-cols-2 gap-8 py-10 sm:grid-cols-3 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <div className="grid col-span-2 content-start gap-3 sm:col-span-3 lg:col-span-1">
          <p className="signage text-xl">Stallhouse</p>
          <p className="measure text-sm text-ink-2">{t("footer.about")}</p>
          {mailbox && <p className="measure text-sm font-bold">{t("footer.demo")}</p>}
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <ThemeSwitch choose={chooseTheme} />
            <div data-for="stranger">
              <LanguageSwitch path={path} />
            </div>
            <div data-for="user seller admin" data-later>
              <LanguageSwitch path={path} choose={chooseLanguage} />
            </div>
          </div>
        </div>
        <List title={t("footer.shop")}>
          <Row href={paths.categories}>{t("categories")}</Row>
          <Row href={paths.orders()}>{t("footer.yourOrders")}</Row>
          <Row href={paths.track()}>{t("footer.track")}</Row>
          <Row href={paths.help}>{t("help")}</Row>
        </List>
        <List title={t("footer.house")}>
          <Row href={paths.about}>{t("footer.aboutUs")}</Row>
          {policySlugs.map((slug) => (
            <Row key={slug} href={paths.policy(slug)}>
              {t(`footer.${slug}`)}
            </Row>
          ))}
        </List>
        <List title={t("footer.sell")}>
          <Row href={paths.sell}>{t("footer.fees")}</Row>
          <Row href={paths.registerSeller}>{t("footer.openStall")}</Row>
          <Row href={paths.sellerHome}>{t("sellerPortal")}</Row>
          {mailbox && (
            <li>
              <a href={mailbox} className={row}>
                {t("footer.mailbox")}
              </a>
            </li>
          )}
        </List>
      </div>
    </footer>
  );
}

const row = "inline-flex min-h-9 items-center underline-offset-3 hover:underline";

function List({ title, children }: { title: string; children: ReactNode }) {
  return (
    <nav aria-label={title}>
      <p className="mb-1 font-bold">{title}</p>
      <ul className="text-ink-2">{children}</ul>
    </nav>
  );
}

function Row({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <Link href={href} className={row}>
        {children}
      </Link>
    </li>
  );
}
