"use server";

import { redirect } from "next/navigation";
import { refusedWith } from "~/api/error-text.ts";
import { formTexts } from "~/api/form-text.ts";
import { refusedForm } from "~/api/refused-form.ts";
import { resetForm } from "~/features/account/account-forms.ts";
import { act } from "~/gateway/act.ts";
import { identityFor, orderFor } from "~/gateway/forward/clients.ts";
import { clientAgent, clientIp, currentSession, writeSession } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import type { FormState } from "~/ui/outcome.ts";

/** Makes the guest who placed this order a member; address and name are the order's. */
export async function becomeMember(orderId: string, _before: FormState, form: FormData): Promise<FormState> {
  const session = await currentSession();
  const here = await inLanguage(paths.orderResult(orderId));
  if (!session?.user.guest) redirect(here);
  const { password } = formTexts(form, resetForm.fields);
  return await act<FormState>(
    async () => {
      const { accessToken } = session;
      const { email, address } = await orderFor(accessToken).customer.order.get.query({ orderId });
      const device = { ip: await clientIp(), userAgent: await clientAgent() };
      const account = { guestToken: accessToken, email, name: address.name, password };
      await writeSession(await identityFor().internal.account.becomeMember.mutate({ ...account, ...device }));
      redirect(`${here}?joined=1`);
    },
    async (cause) => {
      const state = await refusedForm(cause, resetForm, {});
      return { ...state, ...(refusedWith(cause)?.reason === "EMAIL_TAKEN" && { is: "taken" }) };
    },
  );
}
