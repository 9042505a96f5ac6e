import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { confirmEmail, sendVerification } from "~/app/(quiet)/link-actions.ts";
import { VerifyForm } from "~/features/account/verify-form.tsx";
import { identityFor } from "~/gateway/forward/clients.ts";
import { currentViewer } from "~/gateway/session/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accountPage.verify");
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

type Props = { params: Promise<{ token: string }> };

export default async function VerifyEmailPage({ params }: Props) {
  const { token } = await params;
  const [viewer, { works }] = await Promise.all([
    currentViewer(),
    identityFor().internal.account.checkLink.query({ kind: "verify", token: token.slice(0, 200) }),
  ]);
  const t = await getTranslations("accountPage.verify");
  return (
    <div className="shell grid max-w-md gap-6 py-8">
      <h1 className="signage text-3xl">{t("title")}</h1>
      <VerifyForm
        confirm={confirmEmail.bind(null, token)}
        sendAnother={viewer && !viewer.guest ? sendVerification : undefined}
        isExpired={!works}
      />
    </div>
  );
}
