import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { confirmAlerts, endAlerts } from "~/app/(quiet)/link-actions.ts";
import { AlertAnswer } from "~/features/product/alert-answer.tsx";
import { catalogFor } from "~/gateway/forward/clients.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accountPage.stockAlert");
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

type Props = { params: Promise<{ token: string }> };

/** Where mails about back-in-stock alerts lead: to confirm what was asked for, or to end it. */
export default async function StockAlertPage({ params }: Props) {
  const { token } = await params;
  const [t, link] = await Promise.all([
    getTranslations("accountPage.stockAlert"),
    catalogFor().public.stockAlert.read.query({ token: token.slice(0, 200) }),
  ]);
  return (
    <div className="shell grid max-w-md gap-6 py-8">
      <h1 className="signage text-3xl">{t("title")}</h1>
      <AlertAnswer link={link} confirm={confirmAlerts.bind(null, token)} end={endAlerts.bind(null, token)} />
    </div>
  );
}
