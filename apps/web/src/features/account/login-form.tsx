"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { paths } from "~/paths.ts";
import { TextField } from "~/ui/field.tsx";
import { TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { emptyForm } from "./form-state.ts";
import type { FormState } from "./form-state.ts";
import { PasswordField } from "~/ui/password-field.tsx";

type Props = { signIn: (before: FormState, form: FormData) => Promise<FormState>; fault?: string };

export function LoginForm({ signIn, fault }: Props) {
  const t = useTranslations("account");
  const [state, submit] = useActionState(signIn, { ...emptyForm, fault });
  return (
    <form action={submit} className="grid gap-4">
      {state.fault && (
        <Notice tone="danger" announce>
          {state.fault}
        </Notice>
      )}
      <TextField
        name="email"
        label={t("fields.email")}
        type="email"
        dir="ltr"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        defaultValue={state.values["email"]}
        error={state.faults["email"]}
      />
      <PasswordField
        name="password"
        label={t("fields.password")}
        autoComplete="current-password"
        error={state.faults["password"]}
      />
      <p className="-mt-2 text-sm">
        <TextLink href={paths.forgotPassword}>{t("login.forgot")}</TextLink>
      </p>
      <SubmitButton size="lg" busyText={t("signingIn")}>
        {t("signIn")}
      </SubmitButton>
    </form>
  );
}
