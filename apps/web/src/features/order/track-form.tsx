"use client";

import { useTranslations } from "next-intl";
import { FieldForm, useFieldForm } from "~/ui/field-form.tsx";
import { EmailField, TextField } from "~/ui/field.tsx";
import type { SendForm } from "~/ui/outcome.ts";
import { trackRules } from "./track-rules.ts";

/** Two facts that only the customer has together. */
export function TrackForm({ find }: { find: SendForm }) {
  const t = useTranslations("track");
  const form = useFieldForm(find, { rules: trackRules });
  return (
    <FieldForm form={form} submit={t("find")} busyText={t("looking")}>
      <TextField
        {...form.field("number")}
        label={t("number")}
        hint={t("numberHint")}
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <EmailField {...form.field("email")} label={t("email")} hint={t("emailHint")} />
    </FieldForm>
  );
}
