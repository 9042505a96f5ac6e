import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { pageLinks } from "~/features/page/page-links.ts";
import { policies } from "~/features/page/policies.tsx";
import { paths, policySlugs } from "~/paths.ts";
import type { PolicySlug } from "~/paths.ts";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const slug = policyOf((await params).slug);
  const t = await getTranslations(`pages.${slug}`);
  return { title: t("title"), description: t("lead"), ...(await pageLinks(paths.policy(slug))) };
}

export default async function PolicyPage({ params }: Props) {
  const Policy = policies[policyOf((await params).slug)];
  return <Policy />;
}

function policyOf(slug: string): PolicySlug {
  return policySlugs.find((known) => known === slug) ?? notFound();
}
