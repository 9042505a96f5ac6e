"use client";

import { useTranslations } from "next-intl";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { FieldForm, useFieldForm } from "~/ui/field-form.tsx";
import { Notice } from "~/ui/notice.tsx";
import type { SendForm } from "~/ui/outcome.ts";
import { PasswordField } from "~/ui/password-field.tsx";
import { resetForm } from "./account-forms.ts";
import { ForgotForm } from "./forgot-form.tsx";

type Props = {
  reset: SendForm;
  ask: SendForm;
  /** The link was dead when the page was made. */
  isExpired: boolean;
};

/** One field. A link that no longer works gives way to the form that sends another. */
export function ResetForm({ reset, ask, isExpired }: Props) {
  const t = useTranslations("account");
  const form = useFieldForm(reset, { rules: resetForm });
  const { is } = form.state;
  if (is === "done") {
    return (
      <div className="grid justify-items-start gap-4">
        <Notice tone="success" title={t("reset.doneTitle")} announce className="w-full">
          {t("reset.done")}
        </Notice>
        <LinkButton href={paths.login()}>{t("signIn")}</LinkButton>
      </div>
    );
  }
  if (isExpired || is === "expired") {
    return (
      <div className="grid gap-4">
        <Notice tone="warn" title={t("deadLink")} announce={is === "expired"}>
          {t("reset.expired")}
        </Notice>
        <ForgotForm ask={ask} submit={t("newLink")} />
      </div>
    );
  }
  return (
    <FieldForm form={form} submit={t("reset.submit")} busyText={t("reset.busy")}>
      <PasswordField
        {...form.field("password")}
        label={t("fields.newPassword")}
        autoComplete="new-password"
        hint={t("fields.passwordHintLong")}
      />
    </FieldForm>
  );
}
