import { reasons } from "@stallhouse/contracts/refusal";
import type { Reason } from "@stallhouse/contracts/refusal";
import type { Messages } from "~/i18n/messages.ts";

type Details = Readonly<Record<string, string>>;
type Sentences = Messages["refusals"];
type Unnamed = keyof Sentences["unnamed"];
type Key = Exclude<keyof Sentences, "unnamed"> | `unnamed.${Unnamed}`;

/** Says the sentences of the part `refusals` in a language: `useTranslations("refusals")`, or `inEnglish` in the portals. */
export type SayRefusal = (key: Key, values?: Record<string, string | number>) => string;

/** What a sentence calls the thing it is about; it has another one for when nobody said. */
const names: Record<Unnamed, string> = {
  SKU_TAKEN: "sku",
  VARIANT_OUT_OF_STOCK: "title",
  VARIANT_NOT_FOR_SALE: "title",
  TOTAL_TOO_SMALL: "limit",
  TOTAL_TOO_LARGE: "limit",
};

export function isReason(word: string): word is Reason {
  return reasons.some((reason) => reason === word);
}

/** One sentence per expected "no": what is wrong and what to do next. A reason without one does not compile. */
export function refusalText(say: SayRefusal, reason: Reason, details: Details = {}): string {
  const values = {
    cause: "other",
    ...details,
    available: Number(details["available"] ?? 0),
    // Minor units on the wire, as everywhere.
    limit: Number(details["limit"] ?? 0) / 100,
    ...waiting(details["retryAfterSeconds"]),
  };
  const isUnnamed = hasName(reason) && !details[names[reason]];
  return isUnnamed ? say(`unnamed.${reason}`, values) : say(reason, values);
}

/** For anything that is not an expected "no". */
export function faultText(say: SayRefusal, code?: string): string {
  return code ? say("faultWithCode", { code }) : say("fault");
}

function hasName(reason: Reason): reason is Unnamed {
  return Object.hasOwn(names, reason);
}

function waiting(seconds: string | undefined): { unit: "second" | "minute"; count: number } {
  const whole = Math.max(1, Math.ceil(Number(seconds ?? 60)) || 60);
  return whole < 60 ? { unit: "second", count: whole } : { unit: "minute", count: Math.ceil(whole / 60) };
}
