import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { logIn, signInAs } from "~/app/(quiet)/actions.ts";
import { isReason, refusalText } from "~/api/refusal-text.ts";
import { env } from "~/env.ts";
import { DemoSignIn } from "~/features/account/demo-sign-in.tsx";
import { LoginForm } from "~/features/account/login-form.tsx";
import { safeCallback } from "~/gateway/session/callback-url.ts";
import { splitLocale } from "~/i18n/locales.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("signIn"), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LoginPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  const target = safeCallback(callbackUrl);
  const { DEMO, DEMO_ACCOUNTS } = env();
  const t = await getTranslations("account");
  return (
    <div className="shell grid max-w-md gap-6 py-8">
      <h1 className="signage text-3xl">{t("signIn")}</h1>
      {splitLocale(target).path.startsWith("/checkout") && <Notice>{t("login.beforeCheckout")}</Notice>}
      <LoginForm signIn={logIn.bind(null, target)} fault={await faultOf(error)} />
      <p>{t.rich("login.newHere", { link: (text) => <TextLink href={paths.register(target)}>{text}</TextLink> })}</p>
      {DEMO && DEMO_ACCOUNTS.length > 0 && (
        <DemoSignIn roles={DEMO_ACCOUNTS.map(({ role }) => role)} signInAs={signInAs} callbackUrl={target} />
      )}
    </div>
  );
}

/** Why somebody was sent here, as the address names it. */
async function faultOf(error: string | string[] | undefined): Promise<string | undefined> {
  if (typeof error !== "string") return undefined;
  if (isReason(error)) return refusalText(await getTranslations("refusals"), error);
  return (await getTranslations("account"))("login.failed");
}
