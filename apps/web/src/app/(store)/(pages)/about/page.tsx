import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { pageLinks } from "~/features/page/page-links.ts";
import { Prose } from "~/features/page/prose.tsx";
import { paths } from "~/paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pages.about");
  return { title: t("title"), description: t("lead"), ...(await pageLinks(paths.about)) };
}

export default function AboutPage() {
  return <Prose t={useTranslations("pages.about")} parts={["hall", "till", "open", "checked"]} />;
}
