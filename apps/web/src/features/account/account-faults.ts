import type { Messages } from "~/i18n/messages.ts";
import { emailFault, needed, phoneFault } from "~/ui/faults.ts";
import type { Fault, Faults, Values } from "~/ui/faults.ts";

/** A text of `account.faults`. */
type Key = keyof Messages["account"]["faults"];
export type AccountFaults = Faults<Key>;

const minPassword = 8;

/** The fields that have to be mended. Identity checks again; this is to say it kindly. */
export function customerFaults({ name, email, password }: Values): AccountFaults {
  return { name: needed(name, "nameMissing"), email: emailFault(email), password: passwordFault(password) };
}

export function sellerFaults(values: Values): AccountFaults {
  const { shopName, place, story, shipping } = values;
  return {
    ...customerFaults(values),
    shopName: needed(shopName, "shopNameMissing"),
    place: needed(place, "placeMissing"),
    story: needed(story, "storyMissing"),
    shipping: parseEuros(shipping) === undefined ? { key: "shippingUnreadable" } : undefined,
  };
}

export function loginFaults({ email, password }: Values): AccountFaults {
  return { email: emailFault(email), password: password ? undefined : { key: "passwordMissing" } };
}

/** Of one's own profile. */
export function profileFaults({ name, phone }: Values): AccountFaults {
  return { name: needed(name, "nameMissing"), phone: phoneFault(phone, "phoneUnreadable") };
}

export function changeFaults({ current, next }: Values): AccountFaults {
  return { current: current ? undefined : { key: "presentMissing" }, next: passwordFault(next) };
}

/** Of asking for a link to set a new password with. */
export function askFaults({ email }: Values): AccountFaults {
  return { email: emailFault(email) };
}

/** Of setting a new password by such a link. */
export function resetFaults({ password }: Values): AccountFaults {
  return { password: passwordFault(password) };
}

function passwordFault(password = ""): Fault<Key> | undefined {
  const { length } = Array.from(password);
  if (length === 0) return { key: "passwordUnchosen" };
  return length < minPassword ? { key: "passwordShort", count: minPassword - length } : undefined;
}

/** "4.90", "4,9" or "4" → cents. */
export function parseEuros(text: string | undefined): number | undefined {
  const match = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text?.trim() ?? "");
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : undefined;
}
