"use client";

import { useTranslations } from "next-intl";
import { FieldForm, useFieldForm, wideButton } from "~/ui/field-form.tsx";
import { EmailField, PhoneField } from "~/ui/field.tsx";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState, SendForm } from "~/ui/outcome.ts";
import { contactForm } from "./address-forms.ts";
import { useDraft } from "./use-draft.ts";

type Props = {
  save: SendForm;
  start: FormState["values"];
  /** The step to go to afterwards. */
  then: string;
  submit: string;
  asksPhone: boolean;
  /** Nobody knows an address to write to: a guest may go on all the same, and is asked beside the postal address. */
  maySkip: boolean;
};

/** Whom to write to: all a guest has to say of themselves. */
export function ContactForm({ save, start, then, submit, asksPhone, maySkip }: Props) {
  const t = useTranslations("address");
  const form = useFieldForm(save, {
    start: { ...emptyForm, values: start },
    rules: contactForm,
  });
  const field = useDraft("contact", form);
  return (
    <FieldForm form={form} submit={submit} busyText={t("saving")} button={wideButton}>
      <input type="hidden" name="then" value={then} />
      {maySkip && <input type="hidden" name="maySkip" value="1" />}
      <EmailField
        {...field("email")}
        label={t("fields.email")}
        required={!maySkip}
        hint={t(maySkip ? "fields.emailHintGuest" : "fields.emailHint")}
      />
      {asksPhone && <PhoneField {...field("phone")} label={t("fields.phone")} hint={t("fields.phoneHint")} />}
    </FieldForm>
  );
}
