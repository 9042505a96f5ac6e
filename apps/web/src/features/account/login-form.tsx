"use client";

import { useTranslations } from "next-intl";
import { paths } from "~/paths.ts";
import { FieldForm, useFieldForm } from "~/ui/field-form.tsx";
import { EmailField } from "~/ui/field.tsx";
import { TextLink } from "~/ui/link.tsx";
import { emptyForm } from "~/ui/outcome.ts";
import type { SendForm } from "~/ui/outcome.ts";
import { PasswordField } from "~/ui/password-field.tsx";

export function LoginForm({ signIn, fault }: { signIn: SendForm; fault?: string }) {
  const t = useTranslations("account");
  const form = useFieldForm(signIn, { start: { ...emptyForm, fault } });
  return (
    <FieldForm form={form} submit={t("signIn")} busyText={t("signingIn")}>
      <EmailField {...form.field("email")} label={t("fields.email")} autoComplete="username" />
      <PasswordField {...form.field("password")} label={t("fields.password")} autoComplete="current-password" />
      <p className="-mt-2 text-sm">
        <TextLink href={paths.forgotPassword}>{t("login.forgot")}</TextLink>
      </p>
    </FieldForm>
  );
}
