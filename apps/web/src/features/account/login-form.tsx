"use client";

import { useActionState } from "react";
import { paths } from "~/paths.ts";
import { TextField } from "~/ui/field.tsx";
import { TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { emptyForm } from "./form-state.ts";
import type { FormState } from "./form-state.ts";
import { PasswordField } from "./password-field.tsx";

type Props = { signIn: (before: FormState, form: FormData) => Promise<FormState>; fault?: string };

export function LoginForm({ signIn, fault }: Props) {
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
        label="Email"
        type="email"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        defaultValue={state.values["email"]}
        error={state.faults["email"]}
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="current-password"
        error={state.faults["password"]}
      />
      <p className="-mt-2 text-sm">
        <TextLink href={paths.forgotPassword}>Forgot your password?</TextLink>
      </p>
      <SubmitButton size="lg" busyText="Signing in …">
        Sign in
      </SubmitButton>
    </form>
  );
}
