"use server";

import { redirect } from "next/navigation";
import { keepChoice, themes, writeLocale, writeTheme } from "~/features/shell/preferences.ts";
import { act } from "~/gateway/act.ts";
import { safeCallback } from "~/gateway/session/callback-url.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { isLocale, localized } from "~/i18n/locales.ts";
import { signOut } from "~/gateway/session/sign-in.ts";
import { paths } from "~/paths.ts";

export async function chooseTheme(form: FormData): Promise<void> {
  const chosen = form.get("theme");
  const theme = themes.find((known) => known === chosen) ?? "system";
  await act(async () => {
    await writeTheme(theme);
    await keepChoice({ theme });
  });
}

/** For whoever has an account; a stranger's language is in the address alone. */
export async function chooseLanguage(path: string, form: FormData): Promise<void> {
  const locale = form.get("locale");
  if (!isLocale(locale)) return;
  await act(async () => {
    await writeLocale(locale);
    await keepChoice({ locale });
    redirect(localized(safeCallback(path), locale));
  });
}

export async function leave(): Promise<void> {
  await act(async () => {
    await signOut();
    redirect(await inLanguage(paths.home));
  });
}
