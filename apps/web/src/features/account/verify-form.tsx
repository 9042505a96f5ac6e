"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { Notice } from "~/ui/notice.tsx";
import type { Outcome } from "~/ui/outcome.ts";
import { SubmitButton } from "~/ui/submit-button.tsx";

type Send = (before: Outcome, form: FormData) => Promise<Outcome>;
type Props = {
  confirm: Send;
  /** Sends another link to whoever is signed in; strangers have to sign in first. */
  sendAnother: Send | undefined;
  isExpired: boolean;
};

/** One button: mail programs open links to look at them, and a look must not use the link up. */
export function VerifyForm({ confirm, sendAnother, isExpired }: Props) {
  const t = useTranslations("account.verify");
  const [state, send] = useActionState(confirm, {});
  if (state.done) {
    return (
      <div className="grid justify-items-start gap-4">
        <Notice tone="success" announce className="w-full">
          {state.done}
        </Notice>
        <LinkButton href={paths.home}>{t("home")}</LinkButton>
      </div>
    );
  }
  if (isExpired) return <DeadLink sendAnother={sendAnother} />;
  return (
    <form action={send} className="grid gap-4">
      {state.error ? (
        <Notice tone="danger" announce>
          {state.error}
        </Notice>
      ) : (
        <p>{t("text")}</p>
      )}
      <SubmitButton size="lg" busyText={t("busy")}>
        {t("submit")}
      </SubmitButton>
    </form>
  );
}

function DeadLink({ sendAnother }: { sendAnother: Send | undefined }) {
  const t = useTranslations("account");
  return (
    <div className="grid gap-4">
      <Notice tone="warn" title={t("deadLink")}>
        {t("verify.expired")}
      </Notice>
      {sendAnother ? (
        <SendLink send={sendAnother} />
      ) : (
        <p>
          <LinkButton href={paths.login(paths.accountProfile)}>{t("verify.signIn")}</LinkButton>
        </p>
      )}
    </div>
  );
}

/** Sends a link to confirm one's address, and says that it did. */
export function SendLink({ send }: { send: Send }) {
  const t = useTranslations("account");
  const [state, submit] = useActionState(send, {});
  return (
    <form action={submit} className="grid justify-items-start gap-3">
      {(state.done ?? state.error) && (
        <Notice tone={state.done ? "success" : "danger"} announce className="w-full">
          {state.done ?? state.error}
        </Notice>
      )}
      <SubmitButton look="secondary" busyText={t("ask.busy")}>
        {t(state.done ? "ask.again" : "newLink")}
      </SubmitButton>
    </form>
  );
}
