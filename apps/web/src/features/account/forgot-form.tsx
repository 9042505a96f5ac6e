"use client";

import { useActionState, useEffect, useState, useSyncExternalStore } from "react";
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
export function ForgotForm({ ask, submit = "Send me a link" }: Props) {
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
        <Notice tone="success" title="Look into your mailbox" announce>
          If <strong className="wrap-anywhere">{state.sentTo}</strong> has an account, a link is on its way there. It
          works once, for 60 minutes. Nothing there after a minute? Look among the spam, or ask again.
        </Notice>
      )}
      <TextField
        name="email"
        label="Email"
        type="email"
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
        busyText="Sending …"
        look={state.sentTo ? "secondary" : "primary"}
        {...(left > 0 && { "aria-disabled": true, onClick: (event) => event.preventDefault() })}
      >
        {left > 0 ? `Send again in ${left} s` : state.sentTo ? "Send again" : submit}
      </SubmitButton>
    </form>
  );
}

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
