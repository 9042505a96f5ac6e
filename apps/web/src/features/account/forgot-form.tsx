"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { FieldForm, useFieldForm } from "~/ui/field-form.tsx";
import { EmailField } from "~/ui/field.tsx";
import { Notice } from "~/ui/notice.tsx";
import type { SendForm } from "~/ui/outcome.ts";
import { useHasScripts } from "~/ui/use-has-scripts.ts";
import { askForm } from "./account-forms.ts";

type Props = { ask: SendForm; submit?: string };

/** One letter a minute goes to an address. */
const pauseSeconds = 60;

/** Asks for a link. What it says afterwards is the same for every address. */
export function ForgotForm({ ask, submit }: Props) {
  const t = useTranslations("account");
  const form = useFieldForm(ask, { rules: askForm });
  const { is, at, values } = form.state;
  const sentTo = is === "sent" ? values["email"] : undefined;
  const pause = usePause(at);
  const [typed, setTyped] = useState<string>();
  // Another address has had no letter yet: a slip of the finger must not cost a minute.
  const left = typed === undefined || typed.trim() === sentTo ? pause : 0;
  const { onChange, ...email } = form.field("email");
  return (
    <FieldForm
      form={form}
      submit={left > 0 ? t("ask.againIn", { count: left }) : sentTo ? t("ask.again") : (submit ?? t("ask.submit"))}
      busyText={t("ask.busy")}
      button={{
        look: sentTo ? "secondary" : "primary",
        ...(left > 0 && { "aria-disabled": true, onClick: (event) => event.preventDefault() }),
      }}
    >
      {sentTo && (
        <Notice tone="success" title={t("ask.sentTitle")} announce>
          {t.rich("ask.sent", { email: sentTo, b: strong })}
        </Notice>
      )}
      <EmailField
        {...email}
        label={t("fields.email")}
        autoComplete="username"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange(event);
        }}
      />
    </FieldForm>
  );
}

const strong = (address: ReactNode) => (
  <strong className="wrap-anywhere">
    <bdi>{address}</bdi>
  </strong>
);

/** Seconds until it makes sense to ask again. Without scripts nobody counts, and asking too early does no harm. */
function usePause(at: number | undefined): number {
  const [passed, setPassed] = useState<{ at: number | undefined; seconds: number }>({ at, seconds: 0 });
  const isCounting = useHasScripts();
  useEffect(() => {
    if (at === undefined) return;
    const timer = setInterval(
      () => setPassed(({ at: same, seconds }) => ({ at, seconds: same === at ? seconds + 1 : 1 })),
      1_000,
    );
    return () => clearInterval(timer);
  }, [at]);
  if (at === undefined || !isCounting) return 0;
  return Math.max(0, pauseSeconds - (passed.at === at ? passed.seconds : 0));
}
