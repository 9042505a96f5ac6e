import { headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { defaultLocale, isLocale } from "./locales.ts";
import { messagesIn } from "./messages.ts";

/** proxy.ts read the language from the address and names it in a header that browsers cannot set. */
export default getRequestConfig(async () => {
  const named = (await headers()).get("x-locale");
  const locale = isLocale(named) ? named : defaultLocale;
  return { locale, messages: await messagesIn(locale), timeZone: "UTC" };
});
