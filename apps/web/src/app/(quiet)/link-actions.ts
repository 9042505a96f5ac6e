"use server";

import { userId } from "@stallhouse/contracts/ids";
import { redirect } from "next/navigation";
import { attempt } from "~/api/attempt.ts";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { formText } from "~/api/form-text.ts";
import { emailFault, passwordFault } from "~/features/account/account-faults.ts";
import type { FormState } from "~/features/account/form-state.ts";
import { identityFor } from "~/gateway/clients.ts";
import { clearSession, clientIp, currentSession } from "~/gateway/session.ts";
import { paths } from "~/paths.ts";
import type { Outcome } from "~/ui/outcome.ts";

type Asked = FormState & { sentTo?: string; at?: number };

/** The same answer for every address that is one. */
export async function askReset(_before: Asked, form: FormData): Promise<Asked> {
  const email = formText(form, "email");
  const values = { email };
  const fault = emailFault(email);
  if (fault) return { faults: { email: fault }, values };
  try {
    await identityFor().internal.account.requestReset.mutate({ email, ip: await clientIp() });
  } catch (cause) {
    if (refusedWith(cause)?.reason === "INPUT_INVALID") return { faults: { email: notAnAddress }, values };
    return { fault: errorText(cause), faults: {}, values };
  }
  return { faults: {}, values, sentTo: email, at: Date.now() };
}

const notAnAddress = "This doesn't look like an email address. Check it for a slip of the finger.";

type Reset = FormState & { is?: "done" | "expired" };

export async function resetPassword(token: string, _before: Reset, form: FormData): Promise<Reset> {
  const typed = form.get("password");
  const password = typeof typed === "string" ? typed : "";
  const fault = passwordFault(password);
  if (fault) return { faults: { password: fault }, values: {} };
  try {
    await identityFor().internal.account.reset.mutate({ token, password, ip: await clientIp() });
  } catch (cause) {
    const reason = refusedWith(cause)?.reason;
    if (reason === "LINK_EXPIRED") return { faults: {}, values: {}, is: "expired" };
    if (reason === "PASSWORD_TOO_WEAK") return { faults: { password: errorText(cause) }, values: {} };
    return { fault: errorText(cause), faults: {}, values: {} };
  }
  // A guest's cart stays; a member's session has ended, and the cookie with it.
  const session = await currentSession();
  if (session && !session.user.guest) await clearSession();
  return { faults: {}, values: {}, is: "done" };
}

export async function confirmEmail(token: string, _before: Outcome, _form: FormData): Promise<Outcome> {
  return await attempt(
    () => identityFor().internal.account.verifyEmail.mutate({ token }),
    "Thank you: this address is confirmed.",
  );
}

/** Sends whoever is signed in a link to confirm their address with. */
export async function sendVerification(_before: Outcome, _form: FormData): Promise<Outcome> {
  const session = await currentSession();
  if (!session || session.user.guest) redirect(paths.login(paths.accountProfile));
  return await attempt(
    () => identityFor().internal.account.requestVerification.mutate({ userId: userId.parse(session.user.userId) }),
    `A link is on its way to ${session.user.email}. Nothing there after a minute? Look among the spam, or send it again.`,
  );
}
