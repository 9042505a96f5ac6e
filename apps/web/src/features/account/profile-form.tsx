"use client";

import { useActionState } from "react";
import { FaultSummary } from "~/ui/fault-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { emptyForm } from "./form-state.ts";
import type { FormState } from "./form-state.ts";

type Props = {
  save: (before: FormState, form: FormData) => Promise<FormState>;
  name: string;
  phone: string;
};

export function ProfileForm({ save, name, phone }: Props) {
  const [{ fault, faults, values }, submit] = useActionState(save, emptyForm);
  return (
    <form action={submit} noValidate className="grid gap-4">
      <FaultSummary fault={fault} faults={faults} />
      <TextField
        name="name"
        label="Full name"
        autoComplete="name"
        maxLength={120}
        defaultValue={values["name"] ?? name}
        error={faults["name"]}
      />
      <TextField
        name="phone"
        label="Phone"
        type="tel"
        autoComplete="tel"
        optional
        hint="For a short message when a parcel leaves, if you like."
        maxLength={24}
        defaultValue={values["phone"] ?? phone}
        error={faults["phone"]}
      />
      <SubmitButton className="justify-self-start" busyText="Saving …">
        Save
      </SubmitButton>
    </form>
  );
}
