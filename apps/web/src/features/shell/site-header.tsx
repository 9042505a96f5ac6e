import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "~/paths.ts";
import { Link } from "~/ui/link.tsx";
import { Logo } from "./logo.tsx";
import { SearchForm } from "./search-form.tsx";
import { SkipLink } from "./skip-link.tsx";

type Props = { account: ReactNode; cart: ReactNode };

const item =
  "hidden min-h-11 items-center rounded-control px-2 font-semibold whitespace-nowrap hover:bg-sunken lg:inline-flex";

/** Search first: on a phone it has a row of its own. */
export function SiteHeader({ account, cart }: Props) {
  const t = useTranslations("shell");
  return (
    <header className="border-b border-line bg-surface">
      <SkipLink />
      <div className="shell flex flex-wrap items-center gap-x-6 gap-y-2 py-2 md:flex-nowrap md:py-3">
        <Logo />
        <div className="order-3 w-full md:order-none md:flex-1">
          <SearchForm hasShortcut />
        </div>
        <nav aria-label={t("main")} className="ms-auto flex items-center gap-1 lg:gap-3">
          <Link href={paths.categories} className={item}>
            {t("categories")}
          </Link>
          <Link href={paths.orders()} className={item} data-for-customers>
            {t("orders")}
          </Link>
          <Link href={paths.help} className={item}>
            {t("help")}
          </Link>
          {account}
          {cart}
        </nav>
      </div>
    </header>
  );
}

/** The header of checkout and sign-in: nothing that leads away but the logo and help. */
export function QuietHeader({ children }: { children?: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <header className="border-b border-line bg-surface">
      <SkipLink />
      <div className="shell flex flex-wrap items-center justify-between gap-x-4 py-2 md:py-3">
        <Logo />
        <div className="flex items-center gap-3">
          {children}
          <Link
            href={paths.help}
            className="inline-flex min-h-11 items-center rounded-control px-2 font-semibold hover:bg-sunken"
          >
            {t("help")}
          </Link>
        </div>
      </div>
    </header>
  );
}
