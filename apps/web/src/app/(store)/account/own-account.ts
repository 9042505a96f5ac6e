import "server-only";
import { redirect } from "next/navigation";
import { identityFor } from "~/gateway/clients.ts";
import { currentSession } from "~/gateway/session.ts";
import { paths } from "~/paths.ts";

/** Identity, entered as whoever is signed in, by the door of their role. Others sign in first and come back. */
export async function ownAccount(here: string) {
  const session = await currentSession();
  if (!session || session.user.guest) redirect(paths.login(here));
  const { customer, seller, admin } = identityFor(session.accessToken);
  return { user: customer, seller, admin }[session.user.role];
}
