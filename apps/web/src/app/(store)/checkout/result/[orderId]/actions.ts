"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { formTexts } from "~/api/form-text.ts";
import { identityFor, orderFor } from "~/gateway/forward/clients.ts";
import { clientAgent, clientIp, currentSession, writeSession } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState } from "~/ui/outcome.ts";

/** Identity checks again; this is to say it kindly. */
const minPassword = 8;

/** Makes the guest who placed this order a member; address and name are the order's. */
export async function becomeMember(orderId: string, _before: FormState, form: FormData): Promise<FormState> {
  const session = await currentSession();
  const here = await inLanguage(paths.orderResult(orderId));
  if (!session?.user.guest) redirect(here);
  const { password } = formTexts(form, ["password"]);
  if (password.length < minPassword) return weak((await getTranslations("account"))("faults.passwordUnchosen"));
  try {
    const { accessToken } = session;
    const { email, address } = await orderFor(accessToken).customer.order.get.query({ orderId });
    const device = { ip: await clientIp(), userAgent: await clientAgent() };
    const account = { guestToken: accessToken, email, name: address.name, password };
    await writeSession(await identityFor().internal.account.becomeMember.mutate({ ...account, ...device }));
  } catch (cause) {
    return await refused(cause);
  }
  redirect(`${here}?joined=1`);
}

async function refused(cause: unknown): Promise<FormState> {
  const reason = refusedWith(cause)?.reason;
  const sentence = errorText(await getTranslations("refusals"), cause);
  if (reason === "PASSWORD_TOO_WEAK") return weak(sentence);
  return { ...emptyForm, fault: sentence, ...(reason === "EMAIL_TAKEN" && { is: "taken" }) };
}

const weak = (sentence: string): FormState => ({ ...emptyForm, faults: { password: sentence } });
