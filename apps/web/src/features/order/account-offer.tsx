"use client";

import { useTranslations } from "next-intl";
import { FieldForm, modestButton, useFieldForm } from "~/ui/field-form.tsx";
import { TextLink } from "~/ui/link.tsx";
import type { SendForm } from "~/ui/outcome.ts";
import { PasswordField } from "~/ui/password-field.tsx";

type Props = { join: SendForm; email: string; signInHref: string };

/** An account for who has bought without one: everything but the password is known from the order. */
export function AccountOffer({ join, email, signInHref }: Props) {
  const t = useTranslations("order.join");
  const form = useFieldForm(join);
  return (
    <section
      aria-labelledby="join"
      className="grid max-w-xl gap-4 rounded-control border border-line bg-surface p-4 sm:p-5"
    >
      <h2 id="join" className="signage text-xl">
        {t("title")}
      </h2>
      <p className="wrap-anywhere text-ink-2">{t("text", { email })}</p>
      <FieldForm
        form={form}
        submit={t("submit")}
        busyText={t("busy")}
        summary={form.state.is === "taken" && <TextLink href={signInHref}>{t("signIn")}</TextLink>}
        button={{ ...modestButton, look: "secondary" }}
      >
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordField
          {...form.field("password")}
          label={t("password")}
          autoComplete="new-password"
          hint={t("passwordHint")}
        />
      </FieldForm>
    </section>
  );
}
