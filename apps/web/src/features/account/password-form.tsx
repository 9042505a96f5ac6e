"use client";

import { useActionState } from "react";
import { FaultSummary } from "~/ui/fault-summary.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { emptyForm } from "./form-state.ts";
import type { FormState } from "./form-state.ts";
import { PasswordField } from "./password-field.tsx";

type Props = { change: (before: FormState, form: FormData) => Promise<FormState>; email: string };

export function PasswordForm({ change, email }: Props) {
  const [{ fault, faults }, submit] = useActionState(change, emptyForm);
  return (
    <form action={submit} noValidate className="grid gap-4">
      <FaultSummary fault={fault} faults={faults} />
      {/* Tells password managers whose password this is. */}
      <input hidden name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        name="current"
        label="Present password"
        autoComplete="current-password"
        error={faults["current"]}
      />
      <PasswordField
        name="next"
        label="New password"
        autoComplete="new-password"
        hint="At least 8 characters. A few words are better than one with signs in it."
        error={faults["next"]}
      />
      <SubmitButton className="justify-self-start" busyText="Changing it …">
        Change password
      </SubmitButton>
    </form>
  );
}
