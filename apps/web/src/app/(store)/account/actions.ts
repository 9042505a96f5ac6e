"use server";

import { redirect } from "next/navigation";
import { identityFor } from "~/gateway/clients.ts";
import { clearSession, currentSession } from "~/gateway/session.ts";
import { paths } from "~/paths.ts";

/** Ends all sessions of whoever is signed in. */
export async function leaveEverywhere(): Promise<void> {
  const session = await currentSession();
  if (!session || session.user.guest) redirect(paths.login(paths.account));
  const { customer, seller, admin } = identityFor(session.accessToken);
  const ask = { user: customer, seller, admin }[session.user.role];
  await ask.account.logOutEverywhere.mutate();
  await clearSession();
  redirect(paths.login());
}
