import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PolicySlug } from "~/paths.ts";
import { Prose } from "./prose.tsx";

const delivery = ["parcels", "price", "dates", "express", "follow"] as const;
const returns = ["cancel", "return", "undelivered", "money"] as const;
const privacy = ["kept", "card", "sellers", "sessions", "cookies", "mails"] as const;
const terms = ["who", "price", "hold", "codes", "reviews", "blocked"] as const;

/** What holds in this house, one subject a page. */
export const policies: Record<PolicySlug, () => ReactNode> = {
  delivery: function Delivery() {
    const t = useTranslations("pages.delivery");
    const sections = delivery.map((part) => [t(`${part}.title`), t(`${part}.text`)] as const);
    return <Prose title={t("title")} lead={t("lead")} sections={sections} />;
  },
  returns: function Returns() {
    const t = useTranslations("pages.returns");
    const sections = returns.map((part) => [t(`${part}.title`), t(`${part}.text`)] as const);
    return <Prose title={t("title")} lead={t("lead")} sections={sections} />;
  },
  privacy: function Privacy() {
    const t = useTranslations("pages.privacy");
    const sections = privacy.map((part) => [t(`${part}.title`), t(`${part}.text`)] as const);
    return <Prose title={t("title")} lead={t("lead")} sections={sections} />;
  },
  terms: function Terms() {
    const t = useTranslations("pages.terms");
    const sections = terms.map((part) => [t(`${part}.title`), t(`${part}.text`)] as const);
    return <Prose title={t("title")} lead={t("lead")} sections={sections} />;
  },
};
