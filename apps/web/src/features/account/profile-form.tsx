"use client";

import { useTranslations } from "next-intl";
import { FieldForm, modestButton, useFieldForm } from "~/ui/field-form.tsx";
import { PhoneField, TextField } from "~/ui/field.tsx";
import { emptyForm } from "~/ui/outcome.ts";
import type { SendForm } from "~/ui/outcome.ts";
import { profileForm } from "./account-forms.ts";

type Props = { save: SendForm; name: string; phone: string };

export function ProfileForm({ save, name, phone }: Props) {
  const t = useTranslations("account");
  const form = useFieldForm(save, { start: { ...emptyForm, values: { name, phone } }, rules: profileForm });
  return (
    <FieldForm form={form} submit={t("own.save")} busyText={t("own.saving")} button={modestButton}>
      <TextField {...form.field("name")} label={t("fields.name")} autoComplete="name" />
      <PhoneField {...form.field("phone")} label={t("fields.phone")} hint={t("fields.phoneHint")} />
    </FieldForm>
  );
}
