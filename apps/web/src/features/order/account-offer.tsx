"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { PasswordField } from "~/ui/password-field.tsx";
import { TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import type { JoinState } from "./join-state.ts";

type Props = { join: (before: JoinState, form: FormData) => Promise<JoinState>; email: string; signInHref: string };

/** An account for who has bought without one: everything but the password is known from the order. */
export function AccountOffer({ join, email, signInHref }: Props) {
  const t = useTranslations("order.join");
  const [{ fault, passwordFault, isTaken }, submit] = useActionState(join, {});
  return (
    <section
      aria-labelledby="join"
      className="grid max-w-xl gap-4 rounded-control border border-line bg-surface p-4 sm:p-5"
    >
      <h2 id="join" className="signage text-xl">
        {t("title")}
      </h2>
      <p className="wrap-anywhere text-ink-2">{t("text", { email })}</p>
      <form action={submit} noValidate className="grid gap-4">
        {fault && (
          <Notice tone="danger" announce title={fault}>
            {isTaken && <TextLink href={signInHref}>{t("signIn")}</TextLink>}
          </Notice>
        )}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <PasswordField
          name="password"
          label={t("password")}
          autoComplete="new-password"
          hint={t("passwordHint")}
          error={passwordFault}
        />
        <div>
          <SubmitButton look="secondary" busyText={t("busy")}>
            {t("submit")}
          </SubmitButton>
        </div>
      </form>
    </section>
  );
}
