"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { refusedWith } from "~/api/error-text.ts";
import { formText, formTexts } from "~/api/form-text.ts";
import { faultyForm } from "~/api/refused-form.ts";
import { trackRules } from "~/features/order/track-rules.ts";
import { act, sentenceFor } from "~/gateway/act.ts";
import { orderFor } from "~/gateway/forward/clients.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState } from "~/ui/outcome.ts";

/** Nobody has so many orders to find: this is for whoever tries numbers. */
const tries = { name: "track", perSecond: 0.2, burst: 10 };

export async function findOrder(_before: FormState, form: FormData): Promise<FormState> {
  const values = formTexts(form, trackRules.fields);
  const wrong = await faultyForm(trackRules, values);
  if (wrong) return wrong;
  return await act<FormState>(
    async () => {
      const { token } = await orderFor().public.order.track.mutate(values);
      redirect(await inLanguage(paths.track(token)));
    },
    async (cause) => {
      // A number that cannot be one gets the same answer as one that nobody has.
      const reason = refusedWith(cause)?.reason;
      const isUnknown = reason === "ORDER_NOT_FOUND" || reason === "INPUT_INVALID";
      const fault = isUnknown ? (await getTranslations("track"))("notFound") : await sentenceFor(cause);
      return { fault, faults: {}, values };
    },
    tries,
  );
}

/** More time to pay, asked for by a page without scripts. */
export async function extendTrackedHold(token: string, _before: FormState, form: FormData): Promise<FormState> {
  return await act(
    async () => {
      await orderFor().public.order.extendHold.mutate({ token, heldUntil: formText(form, "heldUntil") });
      redirect(await inLanguage(paths.track(token)));
    },
    async (cause) => ({ ...emptyForm, fault: await sentenceFor(cause) }),
  );
}
