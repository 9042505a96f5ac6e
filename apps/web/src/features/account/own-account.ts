import "server-only";
import { redirect } from "next/navigation";
import { refusedWith } from "~/api/error-text.ts";
import { identityFor } from "~/gateway/forward/clients.ts";
import { currentSession } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";

/** Identity, entered as whoever is signed in, by the door of their role. Others sign in first and come back. */
export async function ownAccount(here: string) {
  const session = await currentSession();
  if (!session || session.user.guest) redirect(await inLanguage(paths.login(await inLanguage(here))));
  const { customer, seller, admin } = identityFor(session.accessToken);
  return { user: customer, seller, admin }[session.user.role];
}

type Own = Awaited<ReturnType<typeof ownAccount>>;

/** For pages: asks identity, and lets people sign in again whose session was ended from another device. */
export async function askOwn<T>(here: string, ask: (own: Own) => Promise<T>): Promise<T> {
  const own = await ownAccount(here);
  return await ask(own).catch(async (cause: unknown) => {
    if (refusedWith(cause)?.reason !== "SESSION_ENDED") throw cause;
    redirect(await inLanguage(paths.login(await inLanguage(here), "SESSION_ENDED")));
  });
}
