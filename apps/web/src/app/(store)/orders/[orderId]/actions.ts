"use server";

import { orderId as idOf } from "@stallhouse/contracts/ids";
import { redirect } from "next/navigation";
import { formText } from "~/api/form-text.ts";
import { faultyForm, refusedForm } from "~/api/refused-form.ts";
import { addressForm } from "~/features/address/address-forms.ts";
import { addressOf, addressValues } from "~/features/address/address-input.ts";
import { act, sentenceFor } from "~/gateway/act.ts";
import { order } from "~/gateway/forward/services.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState } from "~/ui/outcome.ts";

/** More time to pay, asked for by a page without scripts. */
export async function extendHold(orderId: string, _before: FormState, form: FormData): Promise<FormState> {
  return await act(
    async () => {
      const { customer } = await order();
      await customer.order.extendHold.mutate({ orderId: idOf.parse(orderId), heldUntil: formText(form, "heldUntil") });
      redirect(await inLanguage(paths.order(orderId)));
    },
    async (cause) => ({ ...emptyForm, fault: await sentenceFor(cause) }),
  );
}

/** Sends an order that is not paid yet somewhere else. */
export async function changeAddress(orderId: string, _before: FormState, form: FormData): Promise<FormState> {
  const values = addressValues(form);
  const wrong = await faultyForm(addressForm, values);
  if (wrong) return wrong;
  return await act(
    async () => {
      const { customer } = await order();
      await customer.order.changeAddress.mutate({ orderId: idOf.parse(orderId), address: addressOf(values) });
      redirect(await inLanguage(`${paths.order(orderId)}?moved=1`));
    },
    (cause) => refusedForm(cause, addressForm, values),
  );
}
