import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Messages } from "~/i18n/messages.ts";

/** The metadata of every not-found.tsx and forbidden.tsx, which say the same wherever they stand. */
export async function notFoundTitle(): Promise<Metadata> {
  return { title: (await getTranslations("errors.notFound"))("title") };
}

export async function forbiddenTitle(): Promise<Metadata> {
  return { title: (await getTranslations("errors.forbidden"))("title") };
}

type AccountPart = Exclude<keyof Messages["accountPage"], "parts" | "resetTitle">;

/** The metadata of the pages of one's account, which are nobody else's to find. */
export function accountTitle(part: AccountPart): () => Promise<Metadata> {
  return async () => ({
    title: (await getTranslations(`accountPage.${part}`))("title"),
    robots: { index: false },
  });
}
