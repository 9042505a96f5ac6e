"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FaultSummary } from "~/ui/fault-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { emptyForm } from "./form-state.ts";
import type { FormState } from "./form-state.ts";

type Props = {
  save: (before: FormState, form: FormData) => Promise<FormState>;
  name: string;
  phone: string;
};

export function ProfileForm({ save, name, phone }: Props) {
  const t = useTranslations("account");
  const [{ fault, faults, values }, submit] = useActionState(save, emptyForm);
  return (
    <form action={submit} noValidate className="grid gap-4">
      <FaultSummary fault={fault} faults={faults} />
      <TextField
        name="name"
        label={t("fields.name")}
        autoComplete="name"
        maxLength={120}
        defaultValue={values["name"] ?? name}
        error={faults["name"]}
      />
      <TextField
        name="phone"
        label={t("fields.phone")}
        type="tel"
        dir="ltr"
        autoComplete="tel"
        optional
        hint={t("fields.phoneHint")}
        maxLength={24}
        defaultValue={values["phone"] ?? phone}
        error={faults["phone"]}
      />
      <SubmitButton className="justify-self-start" busyText={t("own.saving")}>
        {t("own.save")}
      </SubmitButton>
    </form>
  );
}
