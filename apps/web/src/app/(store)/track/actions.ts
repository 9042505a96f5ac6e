"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { formText, formTexts } from "~/api/form-text.ts";
import { faultyForm } from "~/api/refused-form.ts";
import { refusalText } from "~/api/refusal-text.ts";
import { trackRules } from "~/features/order/track-rules.ts";
import { orderFor } from "~/gateway/forward/clients.ts";
import { takeToken } from "~/gateway/forward/house.ts";
import { clientIp } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState } from "~/ui/outcome.ts";

/** Nobody has so many orders to find: this is for whoever tries numbers. */
const rate = { perSecond: 0.2, burst: 10 };

export async function findOrder(_before: FormState, form: FormData): Promise<FormState> {
  const values = formTexts(form, trackRules.fields);
  const wrong = await faultyForm(trackRules, values);
  if (wrong) return wrong;
  const say = await getTranslations("refusals");
  const wait = takeToken(`track ${await clientIp()}`, rate, Date.now());
  if (wait > 0) {
    const fault = refusalText(say, "TOO_MANY_REQUESTS", { retryAfterSeconds: String(wait) });
    return { fault, faults: {}, values };
  }
  const found = await tokenFor(values).catch((cause: unknown) => ({ cause }));
  if ("token" in found) redirect(await inLanguage(paths.track(found.token)));
  // A number that cannot be one gets the same answer as one that nobody has.
  const reason = refusedWith(found.cause)?.reason;
  const isUnknown = reason === "ORDER_NOT_FOUND" || reason === "INPUT_INVALID";
  const fault = isUnknown ? (await getTranslations("track"))("notFound") : errorText(say, found.cause);
  return { fault, faults: {}, values };
}

const tokenFor = (values: { number: string; email: string }) => orderFor().public.order.track.mutate(values);

/** More time to pay, asked for by a page without scripts. */
export async function extendTrackedHold(token: string, _before: FormState, form: FormData): Promise<FormState> {
  try {
    await orderFor().public.order.extendHold.mutate({ token, heldUntil: formText(form, "heldUntil") });
  } catch (cause) {
    return { ...emptyForm, fault: errorText(await getTranslations("refusals"), cause) };
  }
  redirect(await inLanguage(paths.track(token)));
}
