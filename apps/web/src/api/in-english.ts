import { createTranslator } from "next-intl";
import refusals from "~/i18n/messages/en/refusals.json";
import type { SayRefusal } from "./refusal-text.ts";

/** For the portals, which speak English whatever language the shop is read in. */
export const inEnglish: SayRefusal = createTranslator({ locale: "en", messages: { refusals }, namespace: "refusals" });
