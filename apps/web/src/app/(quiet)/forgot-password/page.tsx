import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askReset } from "~/app/(quiet)/link-actions.ts";
import { ForgotForm } from "~/features/account/forgot-form.tsx";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accountPage.forgot");
  return { title: t("title"), robots: { index: false } };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations("accountPage.forgot");
  return (
    <div className="shell grid max-w-md gap-6 py-8">
      <h1 className="signage text-3xl">{t("title")}</h1>
      <p className="text-ink-2">{t("text")}</p>
      <ForgotForm ask={askReset} />
      <p>{t.rich("remembered", { link: (text) => <TextLink href={paths.login()}>{text}</TextLink> })}</p>
    </div>
  );
}
