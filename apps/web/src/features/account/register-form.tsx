"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { ReactNode } from "react";
import { FaultSummary } from "~/ui/fault-summary.tsx";
import { SelectField, TextAreaField, TextField } from "~/ui/field.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { customerFaults, sayFaults, sellerFaults } from "./account-faults.ts";
import type { Faults } from "./account-faults.ts";
import { emptyForm } from "./form-state.ts";
import type { FormState } from "./form-state.ts";
import { PasswordField } from "~/ui/password-field.tsx";

type Action = (before: FormState, form: FormData) => Promise<FormState>;
type Option = { value: string; label: string };

type Typed = { target: { value: string } };

/**
 * Checks a field when it is left, and forgets the fault as soon as it is mended: not on leaving, or the page would move
 * under the press on the button.
 */
function useFaults(check: (values: Record<string, string>) => Faults, found: FormState["faults"]) {
  const t = useTranslations("account");
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
  const find = (name: string, value: string) => say(name, sayFaults(t, check({ [name]: value }))[name]);
  return {
    faults: state.faults,
    field: (name: string) => ({
      error: state.faults[name],
      onBlur: ({ target: { value } }: Typed) => value && find(name, value),
      onChange: ({ target: { value } }: Typed) => {
        if (state.faults[name] && !check({ [name]: value })[name]) say(name, undefined);
      },
    }),
  };
}

export function RegisterForm({ register }: { register: Action }) {
  const t = useTranslations("account");
  const [state, submit] = useActionState(register, emptyForm);
  const { faults, field } = useFaults(customerFaults, state.faults);
  return (
    <form action={submit} noValidate className="grid gap-4">
      <FaultSummary fault={state.fault} faults={faults} />
      <PersonFields values={state.values} field={field} />
      <PasswordField
        name="password"
        label={t("fields.password")}
        autoComplete="new-password"
        hint={t("fields.passwordHintLong")}
        {...field("password")}
      />
      <SubmitButton size="lg" busyText={t("register.busy")}>
        {t("register.submit")}
      </SubmitButton>
    </form>
  );
}

export function RegisterSellerForm({ register, countries }: { register: Action; countries: readonly Option[] }) {
  const t = useTranslations("account");
  const [state, submit] = useActionState(register, emptyForm);
  const { faults, field } = useFaults(sellerFaults, state.faults);
  const { values } = state;
  return (
    <form action={submit} noValidate className="grid gap-8">
      <FaultSummary fault={state.fault} faults={faults} />
      <Group title={t("sell.you")}>
        <PersonFields values={values} field={field} />
        <PasswordField
          name="password"
          label={t("fields.password")}
          autoComplete="new-password"
          hint={t("fields.passwordHint")}
          {...field("password")}
        />
      </Group>
      <Group title={t("sell.shop")}>
        <TextField
          name="shopName"
          label={t("fields.shopName")}
          autoComplete="organization"
          maxLength={60}
          defaultValue={values["shopName"]}
          {...field("shopName")}
        />
        <SelectField
          key={values["country"]}
          name="country"
          label={t("fields.country")}
          autoComplete="country"
          options={countries}
          defaultValue={values["country"] ?? "IE"}
        />
        <TextField
          name="place"
          label={t("fields.place")}
          hint={t("fields.placeHint")}
          maxLength={80}
          defaultValue={values["place"]}
          {...field("place")}
        />
        <TextAreaField
          name="story"
          label={t("fields.story")}
          maxLength={2000}
          defaultValue={values["story"]}
          {...field("story")}
        />
        <TextField
          name="shipping"
          label={t("fields.shipping")}
          hint={t("fields.shippingHint")}
          inputMode="decimal"
          defaultValue={values["shipping"]}
          {...field("shipping")}
        />
      </Group>
      <SubmitButton size="lg" busyText={t("sell.busy")}>
        {t("sell.submit")}
      </SubmitButton>
    </form>
  );
}

type Fields = ReturnType<typeof useFaults>["field"];

function PersonFields({ values, field }: { values: FormState["values"]; field: Fields }) {
  const t = useTranslations("account.fields");
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        autoComplete="name"
        maxLength={120}
        defaultValue={values["name"]}
        {...field("name")}
      />
      <TextField
        name="email"
        label={t("email")}
        type="email"
        dir="ltr"
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
