"use client";

import { useActionState, useState } from "react";
import type { ReactNode } from "react";
import { FaultSummary } from "~/ui/fault-summary.tsx";
import { SelectField, TextAreaField, TextField } from "~/ui/field.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { customerFaults, sellerFaults } from "./account-faults.ts";
import { emptyForm } from "./form-state.ts";
import type { FormState } from "./form-state.ts";
import { PasswordField } from "./password-field.tsx";

type Action = (before: FormState, form: FormData) => Promise<FormState>;
type Option = { value: string; label: string };

/** Checks a field when it is left, and forgets the fault as soon as it is mended. */
function useFaults(check: (values: Record<string, string>) => Record<string, string>, found: FormState["faults"]) {
  const [state, setState] = useState<{ found: FormState["faults"]; faults: Record<string, string> }>({
    found,
    faults: {},
  });
  if (state.found !== found) setState({ found, faults: { ...found } });
  const say = (name: string, sentence: string | undefined) =>
    setState(({ found: same, faults: { [name]: _old, ...others } }) => ({
      found: same,
      faults: sentence ? { ...others, [name]: sentence } : others,
    }));
  return {
    faults: state.faults,
    field: (name: string) => ({
      error: state.faults[name],
      onBlur: ({ target: { value } }: { target: { value: string } }) =>
        value && say(name, check({ [name]: value })[name]),
      onChange: ({ target: { value } }: { target: { value: string } }) => {
        if (state.faults[name] && !check({ [name]: value })[name]) say(name, undefined);
      },
    }),
    say,
  };
}

export function RegisterForm({ register }: { register: Action }) {
  const [state, submit] = useActionState(register, emptyForm);
  const { faults, field, say } = useFaults(customerFaults, state.faults);
  return (
    <form action={submit} noValidate className="grid gap-4">
      <FaultSummary fault={state.fault} faults={faults} />
      <PersonFields values={state.values} field={field} />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="new-password"
        hint="At least 8 characters. A few words are better than one with signs in it."
        error={faults["password"]}
        onBlur={(value) => value && say("password", customerFaults({ password: value })["password"])}
      />
      <SubmitButton size="lg" busyText="Creating your account …">
        Create account
      </SubmitButton>
    </form>
  );
}

export function RegisterSellerForm({ register, countries }: { register: Action; countries: readonly Option[] }) {
  const [state, submit] = useActionState(register, emptyForm);
  const { faults, field, say } = useFaults(sellerFaults, state.faults);
  const { values } = state;
  return (
    <form action={submit} noValidate className="grid gap-8">
      <FaultSummary fault={state.fault} faults={faults} />
      <Group title="You">
        <PersonFields values={values} field={field} />
        <PasswordField
          name="password"
          label="Password"
          autoComplete="new-password"
          hint="At least 8 characters."
          error={faults["password"]}
          onBlur={(value) => value && say("password", sellerFaults({ password: value })["password"])}
        />
      </Group>
      <Group title="Your shop">
        <TextField
          name="shopName"
          label="Shop name"
          autoComplete="organization"
          maxLength={60}
          defaultValue={values["shopName"]}
          {...field("shopName")}
        />
        <SelectField
          key={values["country"]}
          name="country"
          label="Country"
          autoComplete="country"
          options={countries}
          defaultValue={values["country"] ?? "IE"}
        />
        <TextField
          name="place"
          label="Town"
          hint="Where your parcels leave from."
          maxLength={80}
          defaultValue={values["place"]}
          {...field("place")}
        />
        <TextAreaField
          name="story"
          label="What you make, and how"
          maxLength={2000}
          defaultValue={values["story"]}
          {...field("story")}
        />
        <TextField
          name="shipping"
          label="Delivery price per order, in euros"
          hint="One price for everything a customer orders from you."
          inputMode="decimal"
          defaultValue={values["shipping"]}
          {...field("shipping")}
        />
      </Group>
      <SubmitButton size="lg" busyText="Opening your stall …">
        Apply to sell
      </SubmitButton>
    </form>
  );
}

type Fields = ReturnType<typeof useFaults>["field"];

function PersonFields({ values, field }: { values: FormState["values"]; field: Fields }) {
  return (
    <>
      <TextField
        name="name"
        label="Full name"
        autoComplete="name"
        maxLength={120}
        defaultValue={values["name"]}
        {...field("name")}
      />
      <TextField
        name="email"
        label="Email"
        type="email"
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={254}
        defaultValue={values["email"]}
        {...field("email")}
      />
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-4">
      <legend className="signage mb-4 text-xl">{title}</legend>
      {children}
    </fieldset>
  );
}
