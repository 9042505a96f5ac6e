import { CircleUser } from "lucide-react";
import { useTranslations } from "next-intl";
import { homeOf, paths } from "~/paths.ts";
import { Button, LinkButton } from "~/ui/button.tsx";
import { Link } from "~/ui/link.tsx";
import { AccountPopup } from "./account-popup.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";
import type { Own } from "./viewer.ts";

type Props = {
  /** Where the server knows already who reads. */
  known?: Own;
  leave: () => Promise<void>;
  chooseTheme: (form: FormData) => Promise<void>;
};

const row = "flex min-h-11 items-center rounded-control px-3 font-semibold hover:bg-sunken";
const members = "user seller admin";

/** Who is signed in, where they may go, and the way out. Until it is known who reads: every way there is. */
export function AccountMenu({ known, leave, chooseTheme }: Props) {
  const t = useTranslations("shell");
  return (
    <AccountPopup
      known={known}
      icon={<CircleUser aria-hidden="true" size={20} />}
      label={t("account.name")}
      labelWithName={t("account.of", { name: "{name}" })}
      role={(["user", "seller", "admin"] as const).map((role) => (
        <span key={role} data-for={role} data-later>
          {t(`account.${role}`)}
        </span>
      ))}
    >
      <div className="grid grid-cols-1 gap-3">
        <nav aria-label={t("account.name")} className="grid" data-for={members}>
          <Link href={paths.orders()} className={row} data-for="user">
            {t("account.yourOrders")}
          </Link>
          {(["seller", "admin"] as const).map((role) => (
            <Link key={role} href={homeOf[role]} className={row} data-for={role} data-later>
              {t(role === "seller" ? "sellerPortal" : "adminConsole")}
            </Link>
          ))}
          <Link href={paths.account} className={row}>
            {t("account.yourAccount")}
          </Link>
        </nav>
        <div className="grid gap-2" data-for="stranger">
          <LinkButton href={paths.login()}>{t("signIn")}</LinkButton>
          <LinkButton href={paths.register()} look="secondary">
            {t("account.createAccount")}
          </LinkButton>
        </div>
        <div className="flex items-center justify-between gap-3 border-t border-line pt-3">
          <span className="text-sm text-ink-2">{t("theme.name")}</span>
          <ThemeSwitch choose={chooseTheme} />
        </div>
        <form action={leave} data-for={members}>
          <Button type="submit" look="secondary" className="w-full">
            {t("account.signOut")}
          </Button>
        </form>
      </div>
    </AccountPopup>
  );
}
