import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { pageLinks } from "~/features/page/page-links.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("title"), ...(await pageLinks(paths.help)) };
}

const topics = ["parcels", "charge", "declined", "cancel", "returns"] as const;

export default function Help() {
  const t = useTranslations("help");
  return (
    <div className="grid content-start gap-6">
      <h1 className="signage text-3xl">{t("title")}</h1>
      <dl className="grid gap-5">
        {topics.map((topic) => (
          <div key={topic}>
            <dt className="text-lg font-bold">{t(`${topic}.question`)}</dt>
            <dd className="measure text-ink-2">{t(`${topic}.answer`)}</dd>
          </div>
        ))}
      </dl>
      <p>
        {t.rich("lookingForOrder", {
          link: (chunks) => <TextLink href={paths.orders()}>{chunks}</TextLink>,
          track: (chunks) => <TextLink href={paths.track()}>{chunks}</TextLink>,
        })}
      </p>
    </div>
  );
}
