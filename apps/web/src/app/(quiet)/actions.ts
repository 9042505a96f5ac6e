"use server";

import type { Reason } from "@stallhouse/contracts/refusal";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { formTexts } from "~/api/form-text.ts";
import { followChoice, keepChoice } from "~/features/shell/preferences.ts";
import { env } from "~/env.ts";
import { customerFaults, loginFaults, parseEuros, sellerFaults } from "~/features/account/account-faults.ts";
import { safeCallback } from "~/gateway/session/callback-url.ts";
import { identityFor } from "~/gateway/forward/clients.ts";
import { clientIp } from "~/gateway/session/session.ts";
import { signIn } from "~/gateway/session/sign-in.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { localized, splitLocale } from "~/i18n/locales.ts";
import { homeOf, paths } from "~/paths.ts";
import { sayFaults } from "~/ui/faults.ts";
import type { FormState } from "~/ui/outcome.ts";

type Credential = { email: string; password: string };

export async function logIn(callbackUrl: string, _before: FormState, form: FormData): Promise<FormState> {
  const { email, password } = formTexts(form, ["email", "password"]);
  const faults = sayFaults(await getTranslations("account"), loginFaults({ email, password }));
  if (Object.keys(faults).length > 0) return { faults, values: { email } };
  const entered = await enter({ email, password }, callbackUrl);
  if ("fault" in entered) return { fault: entered.fault, faults: {}, values: { email } };
  redirect(entered.to);
}

/** Demo only: signs in as one of the demo's people, whose passwords never leave the server. */
export async function signInAs(form: FormData): Promise<void> {
  const { DEMO, DEMO_ACCOUNTS } = env();
  const { role, callbackUrl } = formTexts(form, ["role", "callbackUrl"]);
  const account = DEMO ? DEMO_ACCOUNTS.find((known) => known.role === role) : undefined;
  if (!account) redirect(await inLanguage(paths.login()));
  const wanted = safeCallback(callbackUrl);
  const entered = await enter(account, wanted);
  redirect("to" in entered ? entered.to : await inLanguage(paths.login(wanted, entered.reason)));
}

export async function registerCustomer(callbackUrl: string, _before: FormState, form: FormData): Promise<FormState> {
  const { password, ...values } = formTexts(form, ["name", "email", "password"]);
  const faults = sayFaults(await getTranslations("account"), customerFaults({ ...values, password }));
  if (Object.keys(faults).length > 0) return { faults, values };
  try {
    const ip = await clientIp();
    await identityFor().internal.account.registerCustomer.mutate({ ...values, password, ip });
  } catch (cause) {
    return await refusedForm(cause, values);
  }
  const entered = await enter({ email: values.email, password }, callbackUrl, true);
  // An address somebody has already looks the same up to here; its owner gets a mail.
  redirect("to" in entered ? entered.to : await inLanguage(paths.login(callbackUrl)));
}

export async function registerSeller(_before: FormState, form: FormData): Promise<FormState> {
  const names = ["name", "email", "password", "shopName", "country", "place", "story", "shipping"] as const;
  const { password, ...values } = formTexts(form, names);
  const faults = sayFaults(await getTranslations("account"), sellerFaults({ ...values, password }));
  if (Object.keys(faults).length > 0) return { faults, values };
  const { shipping, ...shop } = values;
  try {
    const input = { ...shop, password, shippingAmount: parseEuros(shipping) ?? 0, ip: await clientIp() };
    await identityFor().internal.account.registerSeller.mutate(input);
  } catch (cause) {
    return await refusedForm(cause, values);
  }
  const entered = await enter({ email: values.email, password }, paths.sellerHome, true);
  redirect("to" in entered ? entered.to : await inLanguage(paths.login(paths.sellerHome)));
}

type Entered = { to: string } | { fault: string; reason: Reason };

/** Signs in, and says where to go on to. A new account takes over the language it was made in. */
async function enter(credential: Credential, callbackUrl: string, isNew = false): Promise<Entered> {
  try {
    const session = await signIn(credential);
    const locale = isNew ? await getLocale() : ((await followChoice(session)) ?? (await getLocale()));
    if (isNew) await keepChoice({ locale }, session);
    const { path } = splitLocale(safeCallback(callbackUrl));
    return { to: localized(path === paths.home ? homeOf[session.user.role] : path, locale) };
  } catch (cause) {
    const fault = errorText(await getTranslations("refusals"), cause);
    return { fault, reason: refusedWith(cause)?.reason ?? "SERVICE_AWAY" };
  }
}

/** The field that a refusal is about. */
const fieldOf: Partial<Record<Reason, string>> = { SHOP_NAME_TAKEN: "shopName", PASSWORD_TOO_WEAK: "password" };

async function refusedForm(cause: unknown, values: FormState["values"]): Promise<FormState> {
  const reason = refusedWith(cause)?.reason;
  const field = reason && fieldOf[reason];
  const sentence = errorText(await getTranslations("refusals"), cause);
  return field ? { faults: { [field]: sentence }, values } : { fault: sentence, faults: {}, values };
}
