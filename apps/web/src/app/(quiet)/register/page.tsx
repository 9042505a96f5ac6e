import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { registerCustomer } from "~/app/(quiet)/actions.ts";
import { RegisterForm } from "~/features/account/register-form.tsx";
import { safeCallback } from "~/gateway/session/callback-url.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("createAccount"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function RegisterPage({ searchParams }: Props) {
  const target = safeCallback((await searchParams).callbackUrl);
  const t = await getTranslations("account");
  return (
    <div className="shell grid max-w-md gap-6 py-8">
      <h1 className="signage text-3xl">{t("createAccount")}</h1>
      <RegisterForm register={registerCustomer.bind(null, target)} />
      <p>{t.rich("register.known", { link: (text) => <TextLink href={paths.login(target)}>{text}</TextLink> })}</p>
      <p>{t.rich("register.sell", { link: (text) => <TextLink href={paths.registerSeller}>{text}</TextLink> })}</p>
    </div>
  );
}
