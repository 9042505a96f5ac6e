import * as forms from "@stallhouse/contracts/forms/address";
import { faultsOf } from "@stallhouse/contracts/forms/fields";
import type { FormRules } from "~/ui/faults.ts";

/** The forms of an address, in its words: whom to write to, where a parcel goes, and both in one. */
export const contactForm = { words: "address", fields: forms.contactForm } satisfies FormRules;
export const addressForm = {
  words: "address",
  fields: forms.addressForm,
  judge: forms.addressFaults,
} satisfies FormRules;
const { email } = forms.contactForm;
export const guestForm = {
  words: "address",
  fields: { email, ...forms.addressForm },
  judge: (values) => [...faultsOf({ email }, values), ...forms.addressFaults(values)],
} satisfies FormRules;
