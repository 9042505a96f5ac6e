"use server";

import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";
import { refusedWith } from "~/api/error-text.ts";
import { readMoney } from "@stallhouse/contracts/forms/numbers";
import { formText, formTexts } from "~/api/form-text.ts";
import { faultyForm, refusedForm } from "~/api/refused-form.ts";
import { followChoice, keepChoice } from "~/features/shell/preferences.ts";
import { env } from "~/env.ts";
import { customerForm, loginForm, sellerForm } from "~/features/account/account-forms.ts";
import { act } from "~/gateway/act.ts";
import { safeCallback } from "~/gateway/session/callback-url.ts";
import { identityFor } from "~/gateway/forward/clients.ts";
import { clientIp } from "~/gateway/session/session.ts";
import { signIn } from "~/gateway/session/sign-in.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { localized, splitLocale } from "~/i18n/locales.ts";
import { homeOf, paths } from "~/paths.ts";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState } from "~/ui/outcome.ts";

type Credential = { email: string; password: string };

export async function logIn(callbackUrl: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = formTexts(form, loginForm.fields);
  return await act(
    async () => redirect(await enter(typed, callbackUrl)),
    (cause) => refusedForm(cause, loginForm, typed),
  );
}

/** Demo only: signs in as one of the demo's people, whose passwords never leave the server. */
export async function signInAs(form: FormData): Promise<void> {
  const { DEMO, DEMO_ACCOUNTS } = env();
  const role = formText(form, "role");
  const account = DEMO ? DEMO_ACCOUNTS.find((known) => known.role === role) : undefined;
  if (!account) redirect(await inLanguage(paths.login()));
  const wanted = safeCallback(formText(form, "callbackUrl"));
  await act(
    async () => redirect(await enter(account, wanted)),
    async (cause) => redirect(await inLanguage(paths.login(wanted, refusedWith(cause)?.reason ?? "SERVICE_AWAY"))),
  );
}

export async function registerCustomer(callbackUrl: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = formTexts(form, customerForm.fields);
  return await act(
    async () => {
      await identityFor().internal.account.registerCustomer.mutate({ ...typed, ip: await clientIp() });
      return await enterNew(typed, callbackUrl);
    },
    (cause) => refusedForm(cause, customerForm, typed),
  );
}

export async function registerSeller(_before: FormState, form: FormData): Promise<FormState> {
  const typed = formTexts(form, sellerForm.fields);
  const { shipping, ...shop } = typed;
  const read = readMoney(shipping, sellerForm.fields.shipping.max);
  if ("fault" in read) return (await faultyForm(sellerForm, typed)) ?? emptyForm;
  return await act(
    async () => {
      const input = { ...shop, shippingAmount: read.amount, ip: await clientIp() };
      await identityFor().internal.account.registerSeller.mutate(input);
      return await enterNew(typed, paths.sellerHome);
    },
    (cause) => refusedForm(cause, sellerForm, typed),
  );
}

/** An address somebody has already looks the same up to here; its owner gets a mail. */
async function enterNew(typed: Credential, callbackUrl: string): Promise<never> {
  redirect(await enter(typed, callbackUrl, true).catch(async () => await inLanguage(paths.login(callbackUrl))));
}

/** Signs in, and says where to go on to. A new account takes over the language it was made in. */
async function enter({ email, password }: Credential, callbackUrl: string, isNew = false): Promise<string> {
  const session = await signIn({ email, password });
  const locale = isNew ? await getLocale() : ((await followChoice(session)) ?? (await getLocale()));
  if (isNew) await keepChoice({ locale }, session);
  const { path } = splitLocale(safeCallback(callbackUrl));
  return localized(path === paths.home ? homeOf[session.user.role] : path, locale);
}
