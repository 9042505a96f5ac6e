"use server";

import { userId } from "@stallhouse/contracts/ids";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { refusedWith } from "~/api/error-text.ts";
import { formTexts } from "~/api/form-text.ts";
import { refusedForm } from "~/api/refused-form.ts";
import { askForm, resetForm } from "~/features/account/account-forms.ts";
import { act, attempt, sentenceFor } from "~/gateway/act.ts";
import { catalogFor, identityFor } from "~/gateway/forward/clients.ts";
import { clearSession, clientIp, currentSession } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState, Outcome } from "~/ui/outcome.ts";

/** The same answer for every address that is one. */
export async function askReset(_before: FormState, form: FormData): Promise<FormState> {
  const values = formTexts(form, askForm.fields);
  return await act<FormState>(
    async () => {
      await identityFor().internal.account.requestReset.mutate({ ...values, ip: await clientIp() });
      return { faults: {}, values, is: "sent", at: Date.now() };
    },
    (cause) => refusedForm(cause, askForm, values),
  );
}

export async function resetPassword(token: string, _before: FormState, form: FormData): Promise<FormState> {
  const { password } = formTexts(form, resetForm.fields);
  return await act<FormState>(
    async () => {
      await identityFor().internal.account.reset.mutate({ token, password, ip: await clientIp() });
      // A guest's cart stays; a member's session has ended, and the cookie with it.
      const session = await currentSession();
      if (session && !session.user.guest) await clearSession();
      return { ...emptyForm, is: "done" };
    },
    async (cause) =>
      refusedWith(cause)?.reason === "LINK_EXPIRED"
        ? { ...emptyForm, is: "expired" }
        : await refusedForm(cause, resetForm, {}),
  );
}

export async function confirmEmail(token: string, _before: Outcome, _form: FormData): Promise<Outcome> {
  const t = await getTranslations("accountPage.verify");
  return await attempt(
    () => identityFor().internal.account.verifyEmail.mutate({ token }),
    t("done"),
    await getTranslations("refusals"),
  );
}

/** Sends whoever is signed in a link to confirm their address with. */
export async function sendVerification(_before: Outcome, _form: FormData): Promise<Outcome> {
  const session = await currentSession();
  if (!session || session.user.guest) redirect(await inLanguage(paths.login(await inLanguage(paths.accountProfile))));
  const t = await getTranslations("accountPage.verify");
  const { email, userId: id } = session.user;
  return await act<Outcome>(
    async () => {
      const { isSent } = await identityFor().internal.account.requestVerification.mutate({ userId: userId.parse(id) });
      return { done: t(isSent ? "sent" : "already", { email }) };
    },
    async (cause) => ({ error: await sentenceFor(cause) }),
  );
}

/** The address's owner wants what was asked for there. */
export async function confirmAlerts(token: string, _before: Outcome, _form: FormData): Promise<Outcome> {
  const t = await getTranslations("account.stockAlert");
  const confirm = () => catalogFor().public.stockAlert.confirm.mutate({ token });
  return await attempt(confirm, t("confirmed"), await getTranslations("refusals"));
}

/** The address's owner wants none of it. */
export async function endAlerts(token: string, _before: Outcome, _form: FormData): Promise<Outcome> {
  const t = await getTranslations("account.stockAlert");
  const end = () => catalogFor().public.stockAlert.end.mutate({ token });
  return await attempt(end, t("ended"), await getTranslations("refusals"));
}
