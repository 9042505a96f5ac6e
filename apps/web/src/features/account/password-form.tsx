"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FaultSummary } from "~/ui/fault-summary.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { emptyForm } from "./form-state.ts";
import type { FormState } from "./form-state.ts";
import { PasswordField } from "~/ui/password-field.tsx";

type Props = { change: (before: FormState, form: FormData) => Promise<FormState>; email: string };

export function PasswordForm({ change, email }: Props) {
  const t = useTranslations("account");
  const [{ fault, faults }, submit] = useActionState(change, emptyForm);
  return (
    <form action={submit} noValidate className="grid gap-4">
      <FaultSummary fault={fault} faults={faults} />
      {/* Tells password managers whose password this is. */}
      <input hidden name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        name="current"
        label={t("fields.presentPassword")}
        autoComplete="current-password"
        error={faults["current"]}
      />
      <PasswordField
        name="next"
        label={t("fields.newPassword")}
        autoComplete="new-password"
        hint={t("fields.passwordHintLong")}
        error={faults["next"]}
      />
      <SubmitButton className="justify-self-start" busyText={t("own.changing")}>
        {t("own.changePassword")}
      </SubmitButton>
    </form>
  );
}
