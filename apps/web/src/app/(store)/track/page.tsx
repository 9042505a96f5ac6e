import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TrackForm } from "~/features/order/track-form.tsx";
import { TextsFor } from "~/i18n/texts-for.tsx";
import { findOrder } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("track");
  return { title: t("title"), robots: { index: false } };
}

export default async function TrackPage() {
  const t = await getTranslations("track");
  return (
    <div className="shell grid max-w-md gap-6 py-8">
      <h1 className="signage text-3xl">{t("title")}</h1>
      <p className="text-ink-2">{t("text")}</p>
      <TextsFor parts={["track", "faults"]}>
        <TrackForm find={findOrder} />
      </TextsFor>
    </div>
  );
}
