import { formTexts } from "~/api/form-text.ts";
import { guestForm } from "./address-forms.ts";

/** What was typed into the form of an address. */
export function addressValues(form: FormData) {
  return formTexts(form, guestForm.fields);
}

/** The values as order takes an address: what was left open is not in it. */
export function addressOf({ email: _email, line2, phone, ...address }: ReturnType<typeof addressValues>) {
  return { ...address, ...(line2 && { line2 }), ...(phone && { phone }) };
}
