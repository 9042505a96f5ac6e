"use client";

import { useTranslations } from "next-intl";
import { useActionState, useEffect, useEffectEvent, useRef } from "react";
import { FaultSummary } from "~/ui/fault-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import type { ContactValues } from "./address-faults.ts";
import type { ContactState } from "./checkout-state.ts";
import { useDraft } from "./use-draft.ts";
import { useFaults } from "./use-faults.ts";

type Props = {
  save: (before: ContactState, form: FormData) => Promise<ContactState>;
  start: ContactValues;
  /** The step to go to afterwards. */
  then: string;
  isGuest: boolean;
  asksPhone: boolean;
  /** Nobody knows an address to write to: a guest may go on all the same, and is asked beside the postal address. */
  maySkip: boolean;
};

/** Whom to write to: all a guest has to say of themselves. */
export function ContactForm({ save, start, then, isGuest, asksPhone, maySkip }: Props) {
  const t = useTranslations("checkout");
  const [state, submit] = useActionState(save, { faults: {}, values: start });
  const { values, set, adopt } = useDraft<ContactValues>("contact", state.values);
  const form = useRef<HTMLFormElement>(null);
  const begin = useEffectEvent(() => form.current && adopt(new FormData(form.current)));
  useEffect(() => void begin(), []);
  const { faults, leave, mend } = useFaults(state.faults);
  const field = (name: keyof ContactValues) => ({
    name,
    value: values[name],
    error: faults[name],
    onChange: ({ target: { value } }: { target: { value: string } }) => {
      set(name, value);
      mend(name, { ...values, [name]: value });
    },
    onBlur: () => leave(name, values),
  });
  return (
    <form ref={form} action={submit} noValidate className="grid gap-4">
      <input type="hidden" name="then" value={then} />
      {maySkip && <input type="hidden" name="maySkip" value="1" />}
      <FaultSummary fault={state.fault} faults={faults} />
      <TextField
        {...field("email")}
        label={t("fields.email")}
        type="email"
        dir="ltr"
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={254}
        required={!maySkip}
        hint={t(maySkip ? "fields.emailHintGuest" : "fields.emailHint")}
      />
      {asksPhone && (
        <TextField
          {...field("phone")}
          label={t("fields.phone")}
          type="tel"
          dir="ltr"
          inputMode="tel"
          autoComplete="tel"
          maxLength={24}
          optional
          hint={t("fields.phoneHint")}
        />
      )}
      <div>
        <SubmitButton size="lg" className="w-full sm:w-auto" busyText={t("saving")}>
          {t(submitText(isGuest, then))}
        </SubmitButton>
      </div>
    </form>
  );
}

function submitText(isGuest: boolean, then: string) {
  if (then === "review") return "backToReview";
  return isGuest ? "asGuest" : "toAddress";
}
