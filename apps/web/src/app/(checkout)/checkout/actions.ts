"use server";

import { addressId } from "@stallhouse/contracts/ids";
import { redirect } from "next/navigation";
import { refusedWith } from "~/api/error-text.ts";
import { formText, formTexts } from "~/api/form-text.ts";
import { faultyForm, refusedForm } from "~/api/refused-form.ts";
import { addressForm, contactForm, guestForm } from "~/features/address/address-forms.ts";
import { addressOf, addressValues } from "~/features/address/address-input.ts";
import { act } from "~/gateway/act.ts";
import { orderFor } from "~/gateway/forward/clients.ts";
import { currentSession } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import type { CheckoutStep } from "~/paths.ts";
import type { FormState } from "~/ui/outcome.ts";

/** The order service for whoever buys; a member's session that ended is opened again, and the step gone on with. */
async function orderOfBuyer(step: CheckoutStep) {
  const session = await currentSession();
  if (!session) redirect(await inLanguage(paths.login(await inLanguage(paths.checkout(step)))));
  return orderFor(session.accessToken);
}

/** A guest may leave the contact empty as long as nobody knows it: the next step asks again. */
export async function saveContact(_before: FormState, form: FormData): Promise<FormState> {
  const values = formTexts(form, contactForm.fields);
  const { email, phone } = values;
  const next = afterContact(form.get("then"));
  return await act(
    async () => {
      const order = await orderOfBuyer("contact");
      const mayStayUnknown = !email && !phone && form.has("maySkip");
      if (!mayStayUnknown) await order.customer.checkout.setContact.mutate({ email, ...(phone && { phone }) });
      redirect(await inLanguage(paths.checkout(next)));
    },
    (cause) => refusedForm(cause, contactForm, values),
  );
}

function afterContact(then: FormDataEntryValue | null): CheckoutStep {
  return then === "delivery" || then === "review" ? then : "address";
}

export async function saveAddress(_before: FormState, form: FormData): Promise<FormState> {
  const values = addressValues(form);
  const asksEmail = form.has("email");
  const rules = asksEmail ? guestForm : addressForm;
  const wrong = await faultyForm(rules, values);
  if (wrong) return wrong;
  return await act(
    async () => {
      const { customer } = await orderOfBuyer("address");
      const address = addressOf(values);
      await customer.checkout.setAddress.mutate({ ...(asksEmail && { email: values.email }), address });
      if (form.has("keep")) await keepAddress(customer.address.save.mutate({ address }));
      redirect(await inLanguage(paths.checkout(form.get("then") === "review" ? "review" : "delivery")));
    },
    (cause) => refusedForm(cause, rules, values),
  );
}

/** A full book must not keep anybody from ordering. */
async function keepAddress(saving: Promise<unknown>): Promise<void> {
  await saving.catch((cause: unknown) => {
    if (refusedWith(cause)?.reason !== "ADDRESS_BOOK_FULL") throw cause;
  });
}

/** Sends the parcels to an address of the member's book. */
export async function takeSavedAddress(form: FormData): Promise<void> {
  await act(async () => {
    const { customer } = await orderOfBuyer("address");
    const chosen = addressId.safeParse(formText(form, "addressId")).data;
    const known = (await customer.address.list.query()).find((saved) => saved.addressId === chosen);
    // Removed in another window meanwhile: the step shows what there is.
    if (!known) redirect(await inLanguage(paths.checkout("address")));
    await customer.checkout.setAddress.mutate({ address: known.address });
    redirect(await inLanguage(paths.checkout(form.get("then") === "review" ? "review" : "delivery")));
  });
}

export async function saveDelivery(form: FormData): Promise<void> {
  const prefix = "method:";
  const choices = [...form]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, method]) => ({
      sellerId: name.slice(prefix.length),
      method: method === "express" ? ("express" as const) : ("standard" as const),
    }));
  await act(async () => {
    const { customer } = await orderOfBuyer("delivery");
    await customer.checkout.setDelivery.mutate({ choices });
    redirect(await inLanguage(paths.checkout("review")));
  });
}
