import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askReset, resetPassword } from "~/app/(quiet)/link-actions.ts";
import { ResetForm } from "~/features/account/reset-form.tsx";
import { identityFor } from "~/gateway/forward/clients.ts";

// The address is a secret. Not "no-referrer": forms would then be sent without an origin, which the gateway refuses.
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accountPage");
  return { title: t("resetTitle"), robots: { index: false }, referrer: "same-origin" };
}

type Props = { params: Promise<{ token: string }> };

export default async function ResetPasswordPage({ params }: Props) {
  const { token } = await params;
  const { works } = await identityFor().internal.account.checkLink.query({ kind: "reset", token: token.slice(0, 200) });
  const t = await getTranslations("accountPage");
  return (
    <div className="shell grid max-w-md gap-6 py-8">
      <h1 className="signage text-3xl">{t("resetTitle")}</h1>
      <ResetForm reset={resetPassword.bind(null, token)} ask={askReset} isExpired={!works} />
    </div>
  );
}
