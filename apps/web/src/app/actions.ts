"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { inLanguage } from "~/i18n/in-language.ts";
import { signOut } from "~/gateway/sign-in.ts";
import { paths } from "~/paths.ts";

const oneYear = 60 * 60 * 24 * 365;

export async function chooseTheme(form: FormData): Promise<void> {
  const chosen = form.get("theme");
  const store = await cookies();
  if (chosen === "light" || chosen === "dark") store.set("theme", chosen, { maxAge: oneYear, sameSite: "lax" });
  else store.delete("theme");
}

export async function leave(): Promise<void> {
  await signOut();
  redirect(await inLanguage(paths.home));
}
