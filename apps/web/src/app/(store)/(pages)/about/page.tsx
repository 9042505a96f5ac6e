import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { pageLinks } from "~/app/page-links.ts";
import { Prose } from "~/features/page/prose.tsx";
import { paths } from "~/paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pages.about");
  return { title: t("title"), description: t("lead"), ...(await pageLinks(paths.about)) };
}

const parts = ["hall", "till", "open", "checked"] as const;

export default function AboutPage() {
  const t = useTranslations("pages.about");
  const sections = parts.map((part) => [t(`${part}.title`), t(`${part}.text`)] as const);
  return <Prose title={t("title")} lead={t("lead")} sections={sections} />;
}
