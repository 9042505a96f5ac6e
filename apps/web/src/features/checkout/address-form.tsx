"use client";

import { useTranslations } from "next-intl";
import { useActionState, useEffect, useEffectEvent, useRef, useState } from "react";
import type { ComponentProps } from "react";
import { FaultSummary } from "~/ui/fault-summary.tsx";
import { SelectField, TextField } from "~/ui/field.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import type { AddressField, AddressValues } from "./address-faults.ts";
import type { AddressState } from "./checkout-state.ts";
import { useDraft } from "./use-draft.ts";
import { useFaults } from "./use-faults.ts";

type Props = {
  save: (before: AddressState, form: FormData) => Promise<AddressState>;
  start: AddressValues;
  countries: readonly { value: string; label: string }[];
  /** The step to go to afterwards. */
  then: string;
  /** Whether these were not asked before. */
  asks: { email: boolean; phone: boolean };
};

/** The address: one name field, the postcode before the city, everything optional said to be so. */
export function AddressForm({ save, start, countries, then, asks }: Props) {
  const t = useTranslations("checkout");
  const [state, submit] = useActionState(save, { faults: {}, values: start });
  const { values, set, adopt } = useDraft<AddressValues>("address", state.values);
  const form = useRef<HTMLFormElement>(null);
  const begin = useEffectEvent(() => form.current && adopt(new FormData(form.current)));
  useEffect(() => void begin(), []);
  const { faults, leave, mend } = useFaults(state.faults);
  const [hasLine2, setHasLine2] = useState(start.line2 !== "");

  const field = (name: AddressField) => ({
    name,
    value: values[name],
    error: faults[name],
    onChange: ({ target: { value } }: { target: { value: string } }) => {
      set(name, value);
      mend(name, { ...values, [name]: value });
    },
    onBlur: () => leave(name, values),
  });
  const text = (name: AddressField, more: Omit<ComponentProps<typeof TextField>, "name">) => (
    <TextField {...field(name)} {...more} />
  );

  return (
    <form ref={form} action={submit} noValidate className="grid gap-4">
      <input type="hidden" name="then" value={then} />
      <FaultSummary fault={state.fault} faults={faults} />
      {asks.email &&
        text("email", {
          label: t("fields.email"),
          type: "email",
          dir: "ltr",
          autoComplete: "email",
          autoCapitalize: "off",
          spellCheck: false,
          maxLength: 254,
          hint: t("fields.emailHint"),
        })}
      {text("name", { label: t("fields.name"), autoComplete: "name", maxLength: 120 })}
      <SelectField {...field("country")} label={t("fields.country")} autoComplete="country" options={countries} />
      {text("line1", { label: t("fields.line1"), autoComplete: "address-line1", maxLength: 160 })}
      {hasLine2 ? (
        text("line2", {
          label: t("fields.line2"),
          autoComplete: "address-line2",
          maxLength: 160,
          optional: true,
        })
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
        {text("postalCode", {
          label: t("fields.postalCode"),
          autoComplete: "postal-code",
          autoCapitalize: "characters",
          spellCheck: false,
          maxLength: 16,
        })}
        {text("city", { label: t("fields.city"), autoComplete: "address-level2", maxLength: 80 })}
      </div>
      {asks.phone &&
        text("phone", {
          label: t("fields.phone"),
          type: "tel",
          dir: "ltr",
          inputMode: "tel",
          autoComplete: "tel",
          maxLength: 24,
          optional: true,
          hint: t("fields.phoneHint"),
        })}
      <div>
        <SubmitButton size="lg" className="w-full sm:w-auto" busyText={t("saving")}>
          {t(then === "review" ? "backToReview" : "toDelivery")}
        </SubmitButton>
      </div>
    </form>
  );
}
