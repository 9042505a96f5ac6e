"use client";

import { useActionState, useEffect, useEffectEvent, useRef, useState } from "react";
import type { ComponentProps } from "react";
import { FaultSummary } from "~/ui/fault-summary.tsx";
import { SelectField, TextField } from "~/ui/field.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { addressFault } from "./address-faults.ts";
import type { AddressFaults, AddressField, AddressValues } from "./address-faults.ts";
import type { AddressState } from "./checkout-state.ts";
import { useDraft } from "./use-draft.ts";

type Props = {
  save: (before: AddressState, form: FormData) => Promise<AddressState>;
  start: AddressValues;
  countries: readonly { value: string; label: string }[];
  /** The step to go to afterwards. */
  then: string;
};

/** Contact and address: one name field, the postcode before the city, everything optional said to be so. */
export function AddressForm({ save, start, countries, then }: Props) {
  const [state, submit] = useActionState(save, { faults: {}, values: start });
  const { values, set, adopt } = useDraft<AddressValues>(state.values);
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
      {text("email", {
        label: "Email",
        type: "email",
        autoComplete: "email",
        autoCapitalize: "off",
        spellCheck: false,
        maxLength: 254,
        hint: "For the confirmation and news of your parcels.",
      })}
      {text("name", { label: "Full name", autoComplete: "name", maxLength: 120 })}
      <SelectField {...field("country")} label="Country" autoComplete="country" options={countries} />
      {text("line1", { label: "Street and house number", autoComplete: "address-line1", maxLength: 160 })}
      {hasLine2 ? (
        text("line2", {
          label: "Apartment, company or floor",
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
          Add apartment, company or floor
        </button>
      )}
      <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
        {text("postalCode", {
          label: "Postcode",
          autoComplete: "postal-code",
          autoCapitalize: "characters",
          spellCheck: false,
          maxLength: 16,
        })}
        {text("city", { label: "City", autoComplete: "address-level2", maxLength: 80 })}
      </div>
      {text("phone", {
        label: "Phone",
        type: "tel",
        inputMode: "tel",
        autoComplete: "tel",
        maxLength: 24,
        optional: true,
        hint: "We text you when a parcel is on its way. Nobody else gets the number.",
      })}
      <div>
        <SubmitButton size="lg" className="w-full sm:w-auto" busyText="Saving …">
          {then === "review" ? "Save and go back to review" : "Continue to delivery"}
        </SubmitButton>
      </div>
    </form>
  );
}

/** A fault is found on leaving a field, never while typing, and goes as soon as it is mended. */
function useFaults(found: AddressFaults) {
  const [state, setState] = useState({ found, faults: found });
  if (state.found !== found) setState({ found, faults: found });
  const say = (name: AddressField, fault: string | undefined) =>
    setState(({ found: same, faults: { [name]: _old, ...others } }) => ({
      found: same,
      faults: fault ? { ...others, [name]: fault } : others,
    }));
  return {
    faults: state.faults,
    leave: (name: AddressField, values: AddressValues) => values[name] && say(name, addressFault(name, values)),
    mend: (name: AddressField, values: AddressValues) => {
      if (state.faults[name] && !addressFault(name, values)) say(name, undefined);
    },
  };
}
