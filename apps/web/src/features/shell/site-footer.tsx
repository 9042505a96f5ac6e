import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "~/paths.ts";
import { Link } from "~/ui/link.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

type Props = {
  chooseTheme: (form: FormData) => Promise<void>;
  mailbox?: string;
  /** Of this page, without a language. */
  path: string;
};

export function SiteFooter({ chooseTheme, mailbox, path }: Props) {
  const t = useTranslations("shell");
  return (
    <footer className="mt-auto border-t border-line bg-sunken">
      <div className="shell grid gap-8 py-10 sm:grid-cols-[2fr_1fr_1fr]">
        <div className="grid content-start gap-3">
          <p className="signage text-xl">Stallhouse</p>
          <p className="measure text-sm text-ink-2">{t("footer.about")}</p>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <ThemeSwitch choose={chooseTheme} />
            <LanguageSwitch path={path} />
          </div>
        </div>
        <List title={t("footer.shop")}>
          <Row href={paths.categories}>{t("categories")}</Row>
          <Row href={paths.orders()}>{t("footer.yourOrders")}</Row>
          <Row href={paths.track()}>{t("footer.track")}</Row>
          <Row href={paths.help}>{t("help")}</Row>
        </List>
        <List title={t("footer.sell")}>
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
