import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PolicySlug } from "~/paths.ts";
import { Prose } from "./prose.tsx";

/** What holds in this house, one subject a page. */
export const policies: Record<PolicySlug, () => ReactNode> = {
  delivery: function Delivery() {
    return <Prose t={useTranslations("pages.delivery")} parts={["parcels", "price", "dates", "express", "follow"]} />;
  },
  returns: function Returns() {
    return <Prose t={useTranslations("pages.returns")} parts={["cancel", "return", "undelivered", "money"]} />;
  },
  privacy: function Privacy() {
    const parts = ["kept", "card", "sellers", "sessions", "cookies", "mails"] as const;
    return <Prose t={useTranslations("pages.privacy")} parts={parts} />;
  },
  terms: function Terms() {
    const parts = ["who", "price", "hold", "codes", "reviews", "blocked"] as const;
    return <Prose t={useTranslations("pages.terms")} parts={parts} />;
  },
};
