import "server-only";
import { cookies } from "next/headers";
import { identityFor } from "~/gateway/forward/clients.ts";
import { currentSession } from "~/gateway/session/session.ts";
import type { Session } from "~/gateway/session/session-token.ts";
import { isLocale, localeCookie } from "~/i18n/locales.ts";
import type { Locale } from "~/i18n/locales.ts";

export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

const oneYear = 60 * 60 * 24 * 365;
const forAYear = { maxAge: oneYear, sameSite: "lax", path: "/" } as const;

/** The theme as this device keeps it; none is as the system has it. */
export async function writeTheme(theme: Theme): Promise<void> {
  const store = await cookies();
  if (theme === "system") store.delete("theme");
  else store.set("theme", theme, forAYear);
}

export async function writeLocale(locale: Locale): Promise<void> {
  (await cookies()).set(localeCookie, locale, forAYear);
}

function ownAccount({ accessToken, user: { role } }: Session) {
  const { customer, seller, admin } = identityFor(accessToken);
  return { user: customer, seller, admin }[role].account;
}

/** Keeps a choice in the account of whoever is signed in. On this device it holds already: identity away must not undo it. */
export async function keepChoice(choice: { theme?: Theme; locale?: Locale }, known?: Session): Promise<void> {
  const session = known ?? (await currentSession());
  if (!session || session.user.guest) return;
  await ownAccount(session)
    .setPreferences.mutate(choice)
    .catch((cause: unknown) => console.error("a choice did not reach the account", cause));
}

/** Brings theme and language of the account to a device that has none of its own yet. */
export async function followChoice(session: Session): Promise<Locale | undefined> {
  const store = await cookies();
  if (store.has("theme") && store.has(localeCookie)) return undefined;
  const preferences = await ownAccount(session)
    .get.query()
    .then((account) => account.preferences)
    .catch((cause: unknown) => console.error("an account's choices could not be read", cause));
  if (!preferences) return undefined;
  if (!store.has("theme")) await writeTheme(preferences.theme);
  if (store.has(localeCookie) || !isLocale(preferences.locale)) return undefined;
  await writeLocale(preferences.locale);
  return preferences.locale;
}
