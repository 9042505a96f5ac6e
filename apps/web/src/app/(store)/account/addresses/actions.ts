"use server";

import { addressId } from "@stallhouse/contracts/ids";
import { redirect } from "next/navigation";
import { refusedWith } from "~/api/error-text.ts";
import { formText } from "~/api/form-text.ts";
import { faultyForm, refusedForm } from "~/api/refused-form.ts";
import { addressForm } from "~/features/address/address-forms.ts";
import { addressOf, addressValues } from "~/features/address/address-input.ts";
import { order } from "~/gateway/forward/services.ts";
import { requireRole } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import type { FormState } from "~/ui/outcome.ts";

async function ownBook() {
  await requireRole("user", await inLanguage(paths.accountAddresses));
  return (await order()).customer.address;
}

const goBack = async (done: string) => redirect(await inLanguage(`${paths.accountAddresses}?done=${done}`));

/** Changes the address named, or adds one. */
export async function saveAddress(given: string | undefined, _before: FormState, form: FormData): Promise<FormState> {
  const values = addressValues(form);
  const wrong = await faultyForm(addressForm, values);
  if (wrong) return wrong;
  const book = await ownBook();
  try {
    const known = given === undefined ? {} : { addressId: addressId.parse(given) };
    await book.save.mutate({ ...known, address: addressOf(values) });
  } catch (cause) {
    return await refusedForm(cause, addressForm, values);
  }
  return await goBack("saved");
}

export async function removeAddress(form: FormData): Promise<void> {
  const book = await ownBook();
  await book.remove.mutate({ addressId: addressId.parse(formText(form, "addressId")) });
  await goBack("removed");
}

export async function setDefaultAddress(form: FormData): Promise<void> {
  const book = await ownBook();
  try {
    await book.setDefault.mutate({ addressId: addressId.parse(formText(form, "addressId")) });
  } catch (cause) {
    // Removed in another window meanwhile: the list that comes next says so.
    if (refusedWith(cause)?.reason !== "ADDRESS_NOT_FOUND") throw cause;
  }
  await goBack("default");
}
