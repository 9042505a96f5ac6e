"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { addressFaults, addressFields, contactFaults, sayAddressFaults } from "~/features/checkout/address-faults.ts";
import type { AddressValues } from "~/features/checkout/address-faults.ts";
import type { AddressState, ContactState } from "~/features/checkout/checkout-state.ts";
import { orderFor } from "~/gateway/clients.ts";
import { currentSession } from "~/gateway/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import type { CheckoutStep } from "~/paths.ts";

/** The order service for whoever buys; a member's session that ended is opened again, and the step gone on with. */
async function orderOfBuyer(step: CheckoutStep) {
  const session = await currentSession();
  if (!session) redirect(await inLanguage(paths.login(await inLanguage(paths.checkout(step)))));
  return orderFor(session.accessToken);
}

/** A guest may leave the contact empty as long as nobody knows it: the next step asks again. */
export async function saveContact(_before: ContactState, form: FormData): Promise<ContactState> {
  const { email, phone } = valuesOf(form);
  const values = { email, phone };
  const next = afterContact(form.get("then"));
  const order = await orderOfBuyer("contact");
  if (!email && !phone && form.has("maySkip")) redirect(await inLanguage(paths.checkout(next)));
  const faults = sayAddressFaults(await getTranslations("checkout"), contactFaults(values));
  if (Object.keys(faults).length > 0) return { faults, values };
  try {
    await order.customer.checkout.setContact.mutate({ email, ...(phone && { phone }) });
  } catch (cause) {
    return { ...(await faultOf(cause)), values };
  }
  redirect(await inLanguage(paths.checkout(next)));
}

function afterContact(then: FormDataEntryValue | null): CheckoutStep {
  return then === "delivery" || then === "review" ? then : "address";
}

export async function saveAddress(_before: AddressState, form: FormData): Promise<AddressState> {
  const values = valuesOf(form);
  const { email: ofEmail, ...found } = addressFaults(values);
  const asksEmail = form.has("email");
  const faulty = asksEmail && ofEmail ? { email: ofEmail, ...found } : found;
  const faults = sayAddressFaults(await getTranslations("checkout"), faulty);
  if (Object.keys(faults).length > 0) return { faults, values };
  const { email, line2, phone, ...address } = values;
  const order = await orderOfBuyer("address");
  try {
    await order.customer.checkout.setAddress.mutate({
      ...(asksEmail && { email }),
      address: { ...address, ...(line2 && { line2 }), ...(phone && { phone }) },
    });
  } catch (cause) {
    return { ...(await faultOf(cause)), values };
  }
  redirect(await inLanguage(paths.checkout(form.get("then") === "review" ? "review" : "delivery")));
}

function valuesOf(form: FormData): AddressValues {
  const entries = addressFields.map((name) => {
    const value = form.get(name);
    return [name, typeof value === "string" ? value.trim() : ""] as const;
  });
  return Object.fromEntries(entries) as AddressValues;
}

/** A field that the order service alone took offence at is named by its path: `address.city`. */
async function faultOf(cause: unknown): Promise<Omit<AddressState, "values">> {
  const details = refusedWith(cause)?.details ?? {};
  const named = addressFields.filter((field) => details[field] ?? details[`address.${field}`]);
  if (named.length === 0) return { fault: errorText(await getTranslations("refusals"), cause), faults: {} };
  const sentence = (await getTranslations("checkout"))("faults.character");
  return { faults: Object.fromEntries(named.map((field) => [field, sentence])) };
}

export async function saveDelivery(form: FormData): Promise<void> {
  const order = await orderOfBuyer("delivery");
  const prefix = "method:";
  const choices = [...form]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, method]) => ({
      sellerId: name.slice(prefix.length),
      method: method === "express" ? ("express" as const) : ("standard" as const),
    }));
  await order.customer.checkout.setDelivery.mutate({ choices });
  redirect(await inLanguage(paths.checkout("review")));
}
