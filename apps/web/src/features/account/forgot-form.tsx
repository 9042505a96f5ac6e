"use client";

import { useTranslations } from "next-intl";
import { useActionState, useEffect, useState, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { TextField } from "~/ui/field.tsx";
import { Notice } from "~/ui/notice.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { emptyForm } from "./form-state.ts";
import type { FormState } from "./form-state.ts";

type Asked = FormState & { sentTo?: string; at?: number };
type Props = {
  ask: (before: Asked, form: FormData) => Promise<Asked>;
  submit?: string;
};

/** One letter a minute goes to an address. */
const pauseSeconds = 60;

/** Asks for a link. What it says afterwards is the same for every address. */
export function ForgotForm({ ask, submit }: Props) {
  const t = useTranslations("account");
  const [state, send] = useActionState<Asked, FormData>(ask, emptyForm);
  const pause = usePause(state.at);
  const [typed, setTyped] = useState<string>();
  // Another address has had no letter yet: a slip of the finger must not cost a minute.
  const left = typed === undefined || typed.trim() === state.sentTo ? pause : 0;
  return (
    <form action={send} noValidate className="grid gap-4">
      {state.fault && (
        <Notice tone="danger" announce>
          {state.fault}
        </Notice>
      )}
      {state.sentTo && (
        <Notice tone="success" title={t("ask.sentTitle")} announce>
          {t.rich("ask.sent", { email: state.sentTo, b: strong })}
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
        maxLength={254}
        defaultValue={state.values["email"]}
        onChange={({ target: { value } }) => setTyped(value)}
        error={state.faults["email"]}
      />
      <SubmitButton
        size="lg"
        busyText={t("ask.busy")}
        look={state.sentTo ? "secondary" : "primary"}
        {...(left > 0 && { "aria-disabled": true, onClick: (event) => event.preventDefault() })}
      >
        {left > 0 ? t("ask.againIn", { count: left }) : state.sentTo ? t("ask.again") : (submit ?? t("ask.submit"))}
      </SubmitButton>
    </form>
  );
}

const strong = (address: ReactNode) => (
  <strong className="wrap-anywhere">
    <bdi>{address}</bdi>
  </strong>
);

const never = () => () => {};

/** Seconds until it makes sense to ask again. Without scripts nobody counts, and asking too early does no harm. */
function usePause(at: number | undefined): number {
  const [passed, setPassed] = useState<{ at: number | undefined; seconds: number }>({ at, seconds: 0 });
  const isCounting = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
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
