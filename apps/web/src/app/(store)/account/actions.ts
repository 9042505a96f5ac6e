"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { refusedWith } from "~/api/error-text.ts";
import { formText, formTexts } from "~/api/form-text.ts";
import { refusedForm } from "~/api/refused-form.ts";
import { passwordForm, profileForm } from "~/features/account/account-forms.ts";
import { topicsOf } from "~/features/account/mail-choices.tsx";
import { act, unless } from "~/gateway/act.ts";
import { clearSession } from "~/gateway/session/session.ts";
import { renewSession } from "~/gateway/session/sign-in.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState } from "~/ui/outcome.ts";
import { askOwn, ownAccount } from "~/features/account/own-account.ts";

/** Ends all sessions of whoever is signed in. */
export async function leaveEverywhere(): Promise<void> {
  await act(async () => {
    await askOwn(paths.accountSecurity, (own) => own.account.logOutEverywhere.mutate());
    await clearSession();
    redirect(await inLanguage(paths.login()));
  });
}

export async function saveProfile(_before: FormState, form: FormData): Promise<FormState> {
  const values = formTexts(form, profileForm.fields);
  return await act(
    async () => {
      const own = await ownAccount(paths.accountProfile);
      await own.account.update.mutate({ name: values.name, phone: values.phone || null });
      // The name stands in the session too, and above every page.
      await renewSession();
      redirect(await inLanguage(`${paths.accountProfile}?done=saved`));
    },
    (cause) => refusedForm(cause, profileForm, values),
  );
}

export async function savePreferences(form: FormData): Promise<void> {
  await act(async () => {
    await askOwn(paths.accountPreferences, async (own) => {
      const { role } = await own.account.get.query();
      const emailTopics = Object.fromEntries(topicsOf(role).map((topic) => [topic, form.get(topic) !== null]));
      await own.account.setPreferences.mutate({ emailTopics });
    });
    redirect(await inLanguage(`${paths.accountPreferences}?done=saved`));
  });
}

export async function changePassword(_before: FormState, form: FormData): Promise<FormState> {
  const passwords = formTexts(form, passwordForm.fields);
  return await act(
    async () => {
      const own = await ownAccount(paths.accountSecurity);
      await own.account.changePassword.mutate(passwords);
      // The token of this session is void like all others: it goes on with the next.
      await renewSession();
      redirect(await inLanguage(`${paths.accountSecurity}?done=password`));
    },
    async (cause) => {
      if (refusedWith(cause)?.reason !== "WRONG_CREDENTIALS") return await refusedForm(cause, passwordForm, {});
      return { ...emptyForm, faults: { current: (await getTranslations("account"))("presentWrong") } };
    },
  );
}

export async function endSession(form: FormData): Promise<void> {
  const sessionId = formText(form, "sessionId");
  await act(async () => {
    const ending = askOwn(paths.accountSecurity, (own) => own.session.revoke.mutate({ sessionId }));
    // Signed out there already: the list that comes next says so.
    await ending.catch(unless("SESSION_NOT_FOUND"));
    redirect(await inLanguage(`${paths.accountSecurity}?done=session`));
  });
}
