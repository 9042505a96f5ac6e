"use server";

import { addressId } from "@stallhouse/contracts/ids";
import { redirect } from "next/navigation";
import { formText } from "~/api/form-text.ts";
import { faultyForm, refusedForm } from "~/api/refused-form.ts";
import { addressForm } from "~/features/address/address-forms.ts";
import { addressOf, addressValues } from "~/features/address/address-input.ts";
import { act, unless } from "~/gateway/act.ts";
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
  return await act(
    async () => {
      const book = await ownBook();
      const known = given === undefined ? {} : { addressId: addressId.parse(given) };
      await book.save.mutate({ ...known, address: addressOf(values) });
      return await goBack("saved");
    },
    (cause) => refusedForm(cause, addressForm, values),
  );
}

export async function removeAddress(form: FormData): Promise<void> {
  await act(async () => {
    const book = await ownBook();
    await book.remove.mutate({ addressId: addressId.parse(formText(form, "addressId")) });
    await goBack("removed");
  });
}

export async function setDefaultAddress(form: FormData): Promise<void> {
  await act(async () => {
    const book = await ownBook();
    const setting = book.setDefault.mutate({ addressId: addressId.parse(formText(form, "addressId")) });
    // Removed in another window meanwhile: the list that comes next says so.
    await setting.catch(unless("ADDRESS_NOT_FOUND"));
    await goBack("default");
  });
}
