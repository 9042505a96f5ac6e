import type { Messages } from "~/i18n/messages.ts";

type Values = Readonly<Record<string, string>>;
/** What is wrong and how to mend it: a text of `account.faults`, and what to fill it with. */
export type Fault = { key: keyof Messages["account"]["faults"]; count?: number };
export type Faults = Record<string, Fault>;

const minPassword = 8;

/** The fields that have to be mended. Identity checks again; this is to say it kindly. */
export function customerFaults(values: Values): Faults {
  return clean({
    name: needed(values["name"], "nameMissing"),
    email: emailFault(values["email"] ?? ""),
    password: passwordFault(values["password"] ?? ""),
  });
}

export function sellerFaults(values: Values): Faults {
  return clean({
    ...customerFaults(values),
    shopName: needed(values["shopName"], "shopNameMissing"),
    place: needed(values["place"], "placeMissing"),
    story: needed(values["story"], "storyMissing"),
    shipping: parseEuros(values["shipping"]) === undefined ? { key: "shippingUnreadable" } : undefined,
  });
}

export function loginFaults(values: Values): Faults {
  return clean({
    email: emailFault(values["email"] ?? ""),
    password: values["password"] ? undefined : { key: "passwordMissing" },
  });
}

/** Of one's own profile. */
export function profileFaults(values: Values): Faults {
  const phone = values["phone"]?.trim() ?? "";
  return clean({
    name: needed(values["name"], "nameMissing"),
    phone: !phone || /^\+?[0-9 ()-]{6,24}$/.test(phone) ? undefined : { key: "phoneUnreadable" },
  });
}

export function changeFaults(values: Values): Faults {
  return clean({
    current: values["current"] ? undefined : { key: "presentMissing" },
    next: passwordFault(values["next"] ?? ""),
  });
}

/** Of asking for a link to set a new password with. */
export function askFaults(values: Values): Faults {
  return clean({ email: emailFault(values["email"] ?? "") });
}

/** Of setting a new password by such a link. */
export function resetFaults(values: Values): Faults {
  return clean({ password: passwordFault(values["password"] ?? "") });
}

function emailFault(email: string): Fault | undefined {
  if (!email.trim()) return { key: "emailMissing" };
  if (!email.includes("@")) return { key: "emailWithoutAt" };
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim()) ? undefined : { key: "emailIncomplete" };
}

function needed(value: string | undefined, key: Fault["key"]): Fault | undefined {
  return value?.trim() ? undefined : { key };
}

function passwordFault(password: string): Fault | undefined {
  const { length } = Array.from(password);
  if (length === 0) return { key: "passwordUnchosen" };
  return length < minPassword ? { key: "passwordShort", count: minPassword - length } : undefined;
}

/** "4.90", "4,9" or "4" → cents. */
export function parseEuros(text: string | undefined): number | undefined {
  const match = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text?.trim() ?? "");
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : undefined;
}

type Say = (key: `faults.${Fault["key"]}`, values: { count: number }) => string;

/** A sentence per field, in the language of `say`: `useTranslations("account")`. */
export function sayFaults(say: Say, faults: Faults): Record<string, string> {
  return Object.fromEntries(
    Object.entries(faults).map(([name, { key, count = 0 }]) => [name, say(`faults.${key}`, { count })]),
  );
}

function clean(faults: Record<string, Fault | undefined>): Faults {
  return Object.fromEntries(Object.entries(faults).flatMap(([name, fault]) => (fault ? [[name, fault] as const] : [])));
}
