"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldForm, useFieldForm, wideButton } from "~/ui/field-form.tsx";
import { CheckField, EmailField, PhoneField, SelectField, TextField } from "~/ui/field.tsx";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState, SendForm } from "~/ui/outcome.ts";
import { addressForm, guestForm } from "./address-forms.ts";
import { useDraft } from "./use-draft.ts";
import type { DraftOf } from "./use-draft.ts";

type Props = {
  save: SendForm;
  start: FormState["values"];
  countries: readonly { value: string; label: string }[];
  /** Why there is no other country to choose. */
  countryHint?: string;
  submit: string;
  /** The step of the checkout to go to afterwards. */
  then?: string;
  draft?: DraftOf;
  /** What is asked beside the address itself. */
  asks: { email?: boolean; phone?: boolean; keep?: boolean };
};

/** The address: one name field, the postcode before the city, everything optional said to be so. */
export function AddressForm({ save, start, countries, countryHint, submit, then, draft = "address", asks }: Props) {
  const t = useTranslations("address");
  const form = useFieldForm(save, {
    start: { ...emptyForm, values: start },
    rules: asks.email ? guestForm : addressForm,
  });
  const field = useDraft(draft, form);
  const [hasLine2, setHasLine2] = useState(Boolean(start["line2"]));
  return (
    <FieldForm form={form} submit={submit} busyText={t("saving")} button={wideButton}>
      {then !== undefined && <input type="hidden" name="then" value={then} />}
      {asks.email && <EmailField {...field("email")} label={t("fields.email")} hint={t("fields.emailHint")} />}
      <TextField {...field("name")} label={t("fields.name")} autoComplete="name" />
      <SelectField
        {...field("country")}
        label={t("fields.country")}
        hint={countryHint}
        autoComplete="country"
        options={countries}
      />
      <TextField {...field("line1")} label={t("fields.line1")} autoComplete="address-line1" />
      {hasLine2 ? (
        <TextField
          {...field("line2")}
          label={t("fields.line2")}
          autoComplete="address-line2"

          optional
        />
      ) : (
        <button
          type="button"
          onClick={() => setHasLine2(true)}
          className="min-h-11 justify-self-start font-semibold text-accent underline underline-offset-3"
        >
          {t("fields.addLine2")}
        </button>
      )}
      <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
        <TextField
          {...field("postalCode")}
          label={t("fields.postalCode")}
          autoComplete="postal-code"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <TextField {...field("city")} label={t("fields.city")} autoComplete="address-level2" />
      </div>
      {asks.phone && <PhoneField {...field("phone")} label={t("fields.phone")} hint={t("fields.phoneHint")} />}
      {asks.keep && <CheckField name="keep" label={t("keep")} />}
    </FieldForm>
  );
}
