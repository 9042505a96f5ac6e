"use client";

import { useTranslations } from "next-intl";
import { FieldForm, modestButton } from "~/ui/field-form.tsx";
import type { SendForm } from "~/ui/outcome.ts";
import { PasswordField } from "~/ui/password-field.tsx";
import { changeFaults } from "./account-faults.ts";
import { useAccountForm } from "./use-account-form.ts";

export function PasswordForm({ change, email }: { change: SendForm; email: string }) {
  const t = useTranslations("account");
  const form = useAccountForm(change, { check: changeFaults });
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
