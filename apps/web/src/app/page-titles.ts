import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

/** The metadata of every not-found.tsx and forbidden.tsx, which say the same wherever they stand. */
export async function notFoundTitle(): Promise<Metadata> {
  return { title: (await getTranslations("errors.notFound"))("title") };
}

export async function forbiddenTitle(): Promise<Metadata> {
  return { title: (await getTranslations("errors.forbidden"))("title") };
}
