import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { partsForBrowser } from "./messages.ts";
import type { Part } from "./messages.ts";

/** Sends the browser some parts of the texts that only what stands inside says there. */
export async function TextsFor({ parts, children }: { parts: readonly Part[]; children: ReactNode }) {
  const messages = await getMessages();
  const said = Object.fromEntries([...partsForBrowser, ...parts].map((part) => [part, messages[part]]));
  return <NextIntlClientProvider messages={said}>{children}</NextIntlClientProvider>;
}
