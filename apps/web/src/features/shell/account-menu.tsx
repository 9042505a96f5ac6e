import { useTranslations } from "next-intl";
import { CircleUser } from "lucide-react";
import { homeOf, paths } from "~/paths.ts";
import { Button, LinkButton } from "~/ui/button.tsx";
import { Link } from "~/ui/link.tsx";
import { Popup } from "./popup.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";
import type { Viewer } from "./viewer.ts";

type Props = {
  viewer: Viewer | undefined;
  leave: () => Promise<void>;
  chooseTheme: (form: FormData) => Promise<void>;
};

const row = "flex min-h-11 items-center rounded-control px-3 font-semibold hover:bg-sunken";

/** Who is signed in, where they may go, and the way out. */
export function AccountMenu({ viewer, leave, chooseTheme }: Props) {
  const t = useTranslations("shell");
  const member = viewer && !viewer.guest ? viewer : undefined;
  return (
    <Popup
      // Strangers have "Sign in" beside it where there is room.
      className={member ? "" : "lg:hidden"}
      label={member ? t("account.of", { name: member.name }) : t("account.name")}
      button={
        <>
          <CircleUser aria-hidden="true" size={20} />
          <span className="hidden max-w-32 truncate md:inline">
            {member ? member.name.split(" ")[0] : t("account.name")}
          </span>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-3">
        {member ? <MemberLinks member={member} /> : <StrangerLinks />}
        <div className="flex items-center justify-between gap-3 border-t border-line pt-3">
          <span className="text-sm text-ink-2">{t("theme.name")}</span>
          <ThemeSwitch choose={chooseTheme} />
        </div>
        {member && (
          <form action={leave}>
            <Button type="submit" look="secondary" className="w-full">
              {t("account.signOut")}
            </Button>
          </form>
        )}
      </div>
    </Popup>
  );
}

function MemberLinks({ member }: { member: Viewer }) {
  const t = useTranslations("shell");
  return (
    <>
      <p className="px-3 text-sm text-ink-2">
        <span className="block truncate font-semibold text-ink">{member.name}</span>
        <span className="block truncate">{member.email}</span>
        {t(`account.${member.role}`)}
      </p>
      <nav aria-label={t("account.name")} className="grid">
        {member.role === "user" ? (
          <>
            <Link href={paths.orders()} className={row}>
              {t("account.yourOrders")}
            </Link>
            <Link href={paths.account} className={row}>
              {t("account.yourAccount")}
            </Link>
          </>
        ) : (
          <>
            <Link href={homeOf[member.role]} className={row}>
              {t(member.role === "seller" ? "sellerPortal" : "adminConsole")}
            </Link>
            <Link href={paths.account} className={row}>
              {t("account.yourAccount")}
            </Link>
          </>
        )}
      </nav>
    </>
  );
}

function StrangerLinks() {
  const t = useTranslations("shell");
  return (
    <div className="grid gap-2">
      <LinkButton href={paths.login()}>{t("signIn")}</LinkButton>
      <LinkButton href={paths.register()} look="secondary">
        {t("account.createAccount")}
      </LinkButton>
    </div>
  );
}
