import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths, policySlugs } from "~/paths.ts";
import { SideNav } from "~/ui/side-nav.tsx";

/** Pages to read, with the others of their kind beside or above them. */
export default function PagesLayout({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  const rows = [
    [paths.help, t("help")],
    [paths.about, t("footer.aboutUs")],
    ...policySlugs.map((slug) => [paths.policy(slug), t(`footer.${slug}`)] as const),
    [paths.sell, t("footer.fees")],
  ] as const;
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] content-start gap-6 py-7 lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-10">
      <SideNav label={t("aboutHouse")} items={rows.map(([href, label]) => ({ href, label }))} />
      {children}
    </div>
  );
}
