import { useTranslations } from "next-intl";
import { homeOf, paths } from "~/paths.ts";
import { Button, LinkButton } from "~/ui/button.tsx";
import { Link } from "~/ui/link.tsx";
import { AccountPopup } from "./account-popup.tsx";
import { OnlyFor, OwnWord } from "./own.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

type Props = { leave: () => Promise<void>; chooseTheme: (form: FormData) => Promise<void> };

const row = "flex min-h-11 items-center rounded-control px-3 font-semibold hover:bg-sunken";
const roles = ["user", "seller", "admin"] as const;

/** Who is signed in, where they may go, and the way out. Until it is known who reads: every way there is. */
export function AccountMenu({ leave, chooseTheme }: Props) {
  const t = useTranslations("shell");
  return (
    <AccountPopup>
      <div className="grid grid-cols-1 gap-3">
        <OnlyFor who={roles}>
          <p className="px-3 text-sm text-ink-2">
            <span className="block truncate font-semibold text-ink">
              <OwnWord word="name" />
            </span>
            <span className="block truncate">
              <OwnWord word="email" />
            </span>
            {roles.map((role) => (
              <OnlyFor key={role} who={[role]}>
                {t(`account.${role}`)}
              </OnlyFor>
            ))}
          </p>
        </OnlyFor>
        <OnlyFor who={roles} isThereAtFirst>
          <Ways />
        </OnlyFor>
        <OnlyFor who={["stranger"]} isThereAtFirst>
          <div className="grid gap-2">
            <LinkButton href={paths.login()}>{t("signIn")}</LinkButton>
            <LinkButton href={paths.register()} look="secondary">
              {t("account.createAccount")}
            </LinkButton>
          </div>
        </OnlyFor>
        <div className="flex items-center justify-between gap-3 border-t border-line pt-3">
          <span className="text-sm text-ink-2">{t("theme.name")}</span>
          <ThemeSwitch choose={chooseTheme} />
        </div>
        <OnlyFor who={roles} isThereAtFirst>
          <form action={leave}>
            <Button type="submit" look="secondary" className="w-full">
              {t("account.signOut")}
            </Button>
          </form>
        </OnlyFor>
      </div>
    </AccountPopup>
  );
}

function Ways() {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("account.name")} className="grid">
      <OnlyFor who={["user"]} isThereAtFirst>
        <Link href={paths.orders()} className={row}>
          {t("account.yourOrders")}
        </Link>
      </OnlyFor>
      {(["seller", "admin"] as const).map((role) => (
        <OnlyFor key={role} who={[role]}>
          <Link href={homeOf[role]} className={row}>
            {t(role === "seller" ? "sellerPortal" : "adminConsole")}
          </Link>
        </OnlyFor>
      ))}
      <Link href={paths.account} className={row}>
        {t("account.yourAccount")}
      </Link>
    </nav>
  );
}
