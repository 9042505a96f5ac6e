"use client";

import { useTranslations } from "next-intl";
import { FieldForm, modestButton, useFieldForm } from "~/ui/field-form.tsx";
import { EmailField } from "~/ui/field.tsx";
import { Notice } from "~/ui/notice.tsx";
import type { SendForm } from "~/ui/outcome.ts";

type Props = { variantId: string; ask: SendForm };

/** For a variant that is sold out: leave an address, confirm it if need be, get one mail when it is back. */
export function StockAlertForm({ variantId, ask }: Props) {
  const t = useTranslations("product.alert");
  const form = useFieldForm(ask);
  const email = form.state.values["email"] ?? "";
  if (form.state.is === "done") {
    return (
      <Notice tone="success" announce title={t("done")}>
        {t("doneText", { email })}
      </Notice>
    );
  }
  if (form.state.is === "sent") {
    return (
      <Notice tone="info" announce title={t("sent")}>
        {t("sentText", { email })}
      </Notice>
    );
  }
  return (
    <FieldForm
      form={form}
      submit={t("submit")}
      busyText={t("busy")}
      button={{ ...modestButton, look: "secondary" }}
      className="grid gap-3 rounded-control border border-line bg-surface p-4"
    >
      <input type="hidden" name="variantId" value={variantId} />
      <EmailField {...form.field("email")} label={t("email")} hint={t("hint")} />
    </FieldForm>
  );
}
