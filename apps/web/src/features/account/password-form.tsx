"use client";

import { useTranslations } from "next-intl";
import { FieldForm, modestButton, useFieldForm } from "~/ui/field-form.tsx";
import type { SendForm } from "~/ui/outcome.ts";
import { PasswordField } from "~/ui/password-field.tsx";
import { passwordForm } from "./account-forms.ts";

export function PasswordForm({ change, email }: { change: SendForm; email: string }) {
  const t = useTranslations("account");
  const form = useFieldForm(change, { rules: passwordForm });
  return (
    <FieldForm form={form} submit={t("own.changePassword")} busyText={t("own.changing")} button={modestButton}>
      {/* Tells password managers whose password this is. */}
      <input hidden name="username" autoComplete="username" value={email} readOnly />
      <PasswordField {...form.field("current")} label={t("fields.presentPassword")} autoComplete="current-password" />
      <PasswordField
        {...form.field("next")}
        label={t("fields.newPassword")}
        autoComplete="new-password"
        hint={t("fields.passwordHintLong")}
      />
    </FieldForm>
  );
}
