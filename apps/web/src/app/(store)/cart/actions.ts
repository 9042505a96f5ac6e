"use server";

import { getTranslations } from "next-intl/server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formText } from "~/api/form-text.ts";
import { act, sentenceFor } from "~/gateway/act.ts";
import { order } from "~/gateway/forward/services.ts";
import { currentSession } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState } from "~/ui/outcome.ts";

/** Puts a code on the cart of whoever buys; for the cart and for the summary of the checkout. */
export async function applyCoupon(_before: FormState, form: FormData): Promise<FormState> {
  const code = formText(form, "code");
  const refused = (fault: string): FormState => ({ faults: { code: fault }, values: { code } });
  if (!code) return refused((await getTranslations("cart"))("coupon.missing"));
  return await act(
    async () => {
      const { customer } = await orderOfBuyer();
      await customer.coupon.apply.mutate({ code });
      refresh();
      return emptyForm;
    },
    async (cause) => refused(await sentenceFor(cause)),
  );
}

export async function removeCoupon(): Promise<void> {
  await act(async () => {
    const { customer } = await orderOfBuyer();
    await customer.coupon.remove.mutate();
    refresh();
  });
}

async function orderOfBuyer() {
  if (!(await currentSession())) redirect(await inLanguage(paths.cart));
  return await order();
}
