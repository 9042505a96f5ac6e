"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { Notice } from "~/ui/notice.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { ForgotForm } from "./forgot-form.tsx";
import { emptyForm } from "./form-state.ts";
import type { FormState } from "./form-state.ts";
import { PasswordField } from "~/ui/password-field.tsx";

type Reset = FormState & { is?: "done" | "expired" };
type Props = {
  reset: (before: Reset, form: FormData) => Promise<Reset>;
  ask: (before: FormState, form: FormData) => Promise<FormState>;
  /** The link was dead when the page was made. */
  isExpired: boolean;
};

/** One field. A link that no longer works gives way to the form that sends another. */
export function ResetForm({ reset, ask, isExpired }: Props) {
  const t = useTranslations("account");
  const [state, send] = useActionState<Reset, FormData>(reset, emptyForm);
  if (state.is === "done") {
    return (
      <div className="grid justify-items-start gap-4">
        <Notice tone="success" title={t("reset.doneTitle")} announce className="w-full">
          {t("reset.done")}
        </Notice>
        <LinkButton href={paths.login()}>{t("signIn")}</LinkButton>
      </div>
    );
  }
  if (isExpired || state.is === "expired") {
    return (
      <div className="grid gap-4">
        <Notice tone="warn" title={t("deadLink")} announce={state.is === "expired"}>
          {t("reset.expired")}
        </Notice>
        <ForgotForm ask={ask} submit={t("newLink")} />
      </div>
    );
  }
  return (
    <form action={send} noValidate className="grid gap-4">
      {state.fault && (
        <Notice tone="danger" announce>
          {state.fault}
        </Notice>
      )}
      <PasswordField
        name="password"
        label={t("fields.newPassword")}
        autoComplete="new-password"
        hint={t("fields.passwordHintLong")}
        error={state.faults["password"]}
      />
      <SubmitButton size="lg" busyText={t("reset.busy")}>
        {t("reset.submit")}
      </SubmitButton>
    </form>
  );
}
