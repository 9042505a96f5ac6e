"use server";

import { redirect } from "next/navigation";
import { identityFor } from "~/gateway/clients.ts";
import { clearSession, currentSession } from "~/gateway/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";

/** Ends all sessions of whoever is signed in. */
export async function leaveEverywhere(): Promise<void> {
  const session = await currentSession();
  if (!session || session.user.guest) redirect(await inLanguage(paths.login(await inLanguage(paths.account))));
  const { customer, seller, admin } = identityFor(session.accessToken);
  const ask = { user: customer, seller, admin }[session.user.role];
  await ask.account.logOutEverywhere.mutate();
  await clearSession();
  redirect(await inLanguage(paths.login()));
}
