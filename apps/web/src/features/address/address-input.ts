import "server-only";
import { getTranslations } from "next-intl/server";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { formTexts } from "~/api/form-text.ts";
import { addressFields } from "~/features/address/address-faults.ts";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState } from "~/ui/outcome.ts";

type AddressValues = Record<(typeof addressFields)[number], string>;

/** What was typed into the form of an address. */
export function addressValues(form: FormData): AddressValues {
  const typed = Object.entries(formTexts(form, addressFields)).map(([name, value]) => [name, value.trim()] as const);
  return Object.fromEntries(typed) as AddressValues;
}

/** The values as order takes an address: what was left open is not in it. */
export function addressOf({ email: _email, line2, phone, ...address }: AddressValues) {
  return { ...address, ...(line2 && { line2 }), ...(phone && { phone }) };
}

/** A field that the order service alone took offence at is named by its path: `address.city`. */
export async function addressRefused(cause: unknown, values: FormState["values"]): Promise<FormState> {
  const details = refusedWith(cause)?.details ?? {};
  const named = addressFields.filter((field) => details[field] ?? details[`address.${field}`]);
  if (named.length === 0) {
    return { ...emptyForm, fault: errorText(await getTranslations("refusals"), cause), values };
  }
  const sentence = (await getTranslations("address"))("faults.character");
  return { faults: Object.fromEntries(named.map((field) => [field, sentence])), values };
}
