import type { ReactNode } from "react";
import { AccountNav } from "~/features/account/account-nav.tsx";
import { currentViewer } from "~/gateway/session.ts";
import { paths } from "~/paths.ts";

const overview = { label: "Overview", href: paths.account };
const orders = { label: "Orders", href: paths.orders() };
const own = [
  { label: "Profile", href: paths.accountProfile },
  { label: "Preferences", href: paths.accountPreferences },
  { label: "Security", href: paths.accountSecurity },
];

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  return (
    <div className="shell grid max-w-5xl grid-cols-[minmax(0,1fr)] content-start gap-6 py-7 lg:grid-cols-[12rem_minmax(0,1fr)] lg:gap-10">
      <AccountNav items={viewer?.role === "user" ? [overview, orders, ...own] : [overview, ...own]} />
      <div className="grid min-w-0 max-w-2xl grid-cols-[minmax(0,1fr)] content-start gap-6">{children}</div>
    </div>
  );
}
