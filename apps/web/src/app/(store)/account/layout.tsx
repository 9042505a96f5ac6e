import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AccountNav } from "~/features/account/account-nav.tsx";
import { currentViewer } from "~/gateway/session/session.ts";
import { TextsFor } from "~/i18n/texts-for.tsx";
import { paths } from "~/paths.ts";

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  const t = await getTranslations("accountPage.parts");
  const isCustomer = viewer?.role === "user";
  const items = [
    { label: t("overview"), href: paths.account },
    ...(isCustomer
      ? [
          { label: t("orders"), href: paths.orders() },
          { label: t("addresses"), href: paths.accountAddresses },
          { label: t("reviews"), href: paths.accountReviews },
        ]
      : []),
    { label: t("profile"), href: paths.accountProfile },
    { label: t("preferences"), href: paths.accountPreferences },
    { label: t("security"), href: paths.accountSecurity },
  ];
  return (
    <div className="shell grid max-w-5xl grid-cols-[minmax(0,1fr)] content-start gap-6 py-7 lg:grid-cols-[12rem_minmax(0,1fr)] lg:gap-10">
      <TextsFor parts={["account", "faults"]}>
        <AccountNav items={items} />
        <div className="grid min-w-0 max-w-2xl grid-cols-[minmax(0,1fr)] content-start gap-6">{children}</div>
      </TextsFor>
    </div>
  );
}
