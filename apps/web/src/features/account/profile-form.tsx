"use client";

import { useTranslations } from "next-intl";
import { FieldForm, modestButton } from "~/ui/field-form.tsx";
import { PhoneField, TextField } from "~/ui/field.tsx";
import { emptyForm } from "~/ui/outcome.ts";
import type { SendForm } from "~/ui/outcome.ts";
import { profileFaults } from "./account-faults.ts";
import { useAccountForm } from "./use-account-form.ts";

type Props = { save: SendForm; name: string; phone: string };

export function ProfileForm({ save, name, phone }: Props) {
  const t = useTranslations("account");
  const form = useAccountForm(save, { start: { ...emptyForm, values: { name, phone } }, check: profileFaults });
  return (
    <FieldForm form={form} submit={t("own.save")} busyText={t("own.saving")} button={modestButton}>
      <TextField {...form.field("name")} label={t("fields.name")} autoComplete="name" maxLength={120} />
      <PhoneField {...form.field("phone")} label={t("fields.phone")} hint={t("fields.phoneHint")} />
    </FieldForm>
  );
}
