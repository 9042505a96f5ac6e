"use client";

import { useActionState } from "react";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { Notice } from "~/ui/notice.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { ForgotForm } from "./forgot-form.tsx";
import { emptyForm } from "./form-state.ts";
import type { FormState } from "./form-state.ts";
import { PasswordField } from "./password-field.tsx";

type Reset = FormState & { is?: "done" | "expired" };
type Props = {
  reset: (before: Reset, form: FormData) => Promise<Reset>;
  ask: (before: FormState, form: FormData) => Promise<FormState>;
  /** The link was dead when the page was made. */
  isExpired: boolean;
};

/** One field. A link that no longer works gives way to the form that sends another. */
export function ResetForm({ reset, ask, isExpired }: Props) {
  const [state, send] = useActionState<Reset, FormData>(reset, emptyForm);
  if (state.is === "done") {
    return (
      <div className="grid justify-items-start gap-4">
        <Notice tone="success" title="Your password is changed" announce className="w-full">
          Every device has been signed out. Sign in with the new one.
        </Notice>
        <LinkButton href={paths.login()}>Sign in</LinkButton>
      </div>
    );
  }
  if (isExpired || state.is === "expired") {
    return (
      <div className="grid gap-4">
        <Notice tone="warn" title="This link doesn’t work any more" announce={state.is === "expired"}>
          A link works once, for 60 minutes. Send yourself a new one.
        </Notice>
        <ForgotForm ask={ask} submit="Send a new link" />
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
        label="New password"
        autoComplete="new-password"
        hint="At least 8 characters. A few words are better than one with signs in it."
        error={state.faults["password"]}
      />
      <SubmitButton size="lg" busyText="Changing it …">
        Set this password
      </SubmitButton>
    </form>
  );
}
