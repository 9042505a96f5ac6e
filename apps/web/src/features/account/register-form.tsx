"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FieldForm, useFieldForm } from "~/ui/field-form.tsx";
import type { FieldForm as Held } from "~/ui/field-form.tsx";
import { EmailField, SelectField, TextAreaField, TextField } from "~/ui/field.tsx";
import { emptyForm } from "~/ui/outcome.ts";
import type { SendForm } from "~/ui/outcome.ts";
import { PasswordField } from "~/ui/password-field.tsx";
import { customerForm, sellerForm } from "./account-forms.ts";

type Option = { value: string; label: string };

export function RegisterForm({ register }: { register: SendForm }) {
  const t = useTranslations("account");
  const form = useFieldForm(register, { rules: customerForm });
  return (
    <FieldForm form={form} submit={t("register.submit")} busyText={t("register.busy")}>
      <PersonFields field={form.field} passwordHint={t("fields.passwordHintLong")} />
    </FieldForm>
  );
}

export function RegisterSellerForm({ register, countries }: { register: SendForm; countries: readonly Option[] }) {
  const t = useTranslations("account");
  const form = useFieldForm(register, { start: { ...emptyForm, values: { country: "IE" } }, rules: sellerForm });
  const { field } = form;
  return (
    <FieldForm form={form} submit={t("sell.submit")} busyText={t("sell.busy")} className="grid gap-8">
      <Group title={t("sell.you")}>
        <PersonFields field={field} passwordHint={t("fields.passwordHint")} />
      </Group>
      <Group title={t("sell.shop")}>
        <TextField {...field("shopName")} label={t("fields.shopName")} autoComplete="organization" />
        <SelectField {...field("country")} label={t("fields.country")} autoComplete="country" options={countries} />
        <TextField {...field("place")} label={t("fields.place")} hint={t("fields.placeHint")} />
        <TextAreaField {...field("story")} label={t("fields.story")} />
        <TextField
          {...field("shipping")}
          label={t("fields.shipping")}
          hint={t("fields.shippingHint")}
          inputMode="decimal"
        />
      </Group>
    </FieldForm>
  );
}

function PersonFields({ field, passwordHint }: { field: Held["field"]; passwordHint: string }) {
  const t = useTranslations("account.fields");
  return (
    <>
      <TextField {...field("name")} label={t("name")} autoComplete="name" />
      <EmailField {...field("email")} label={t("email")} />
      <PasswordField {...field("password")} label={t("password")} autoComplete="new-password" hint={passwordHint} />
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
