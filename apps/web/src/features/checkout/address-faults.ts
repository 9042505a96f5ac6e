import type { Messages } from "~/i18n/messages.ts";
import type { AddressSentences } from "./checkout-state.ts";

export const addressFields = ["email", "name", "country", "line1", "line2", "postalCode", "city", "phone"] as const;
export type AddressField = (typeof addressFields)[number];
export type AddressValues = Record<AddressField, string>;
export const emptyAddress: AddressValues = {
  email: "",
  name: "",
  country: "",
  line1: "",
  line2: "",
  postalCode: "",
  city: "",
  phone: "",
};
export const contactFields = ["email", "phone"] as const satisfies readonly AddressField[];
export type ContactValues = Pick<AddressValues, (typeof contactFields)[number]>;
/** What is wrong with a field and how to mend it: a text of `checkout.faults`, and what to fill it with. */
export type AddressFault = { key: keyof Messages["checkout"]["faults"]; example?: string };
export type AddressFaults = Partial<Record<AddressField, AddressFault>>;

/** Shapes of postcodes, where a slip can be told from a real one. */
const postcodes: Readonly<Record<string, { shape: RegExp; example: string }>> = {
  DE: { shape: /^\d{5}$/, example: "10115" },
  ES: { shape: /^\d{5}$/, example: "28013" },
  FR: { shape: /^\d{5}$/, example: "75011" },
  IT: { shape: /^\d{5}$/, example: "20121" },
  NL: { shape: /^\d{4} ?[A-Za-z]{2}$/, example: "1016 DV" },
  PT: { shape: /^\d{4}-?\d{3}$/, example: "1200-109" },
  GB: { shape: /^[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}$/, example: "EC1A 1BB" },
};

type Judge = (value: string, values: AddressValues) => AddressFault | undefined;

const needed =
  (key: AddressFault["key"]): Judge =>
  (value) =>
    value ? undefined : { key };

const judges: Record<AddressField, Judge> = {
  email: emailFault,
  name: needed("nameMissing"),
  country: (value) => (/^[A-Z]{2}$/.test(value) ? undefined : { key: "countryMissing" }),
  line1: needed("line1Missing"),
  line2: () => undefined,
  postalCode: (value, { country }) => postcodeFault(value, country),
  city: needed("cityMissing"),
  phone: (value) => (!value || /^\+?[0-9 ()-]{6,24}$/.test(value) ? undefined : { key: "phoneShape" }),
};

/** Undefined when the field is right. */
export function addressFault(field: AddressField, values: AddressValues): AddressFault | undefined {
  return judges[field](values[field].trim(), values);
}

export function addressFaults(values: AddressValues): AddressFaults {
  const found = addressFields.map((field) => [field, addressFault(field, values)] as const);
  return Object.fromEntries(found.filter(([, fault]) => fault !== undefined));
}

/** Of whom to write to alone. */
export function contactFaults({ email, phone }: ContactValues): AddressFaults {
  const { email: ofEmail, phone: ofPhone } = addressFaults({ ...emptyAddress, email, phone });
  return { ...(ofEmail && { email: ofEmail }), ...(ofPhone && { phone: ofPhone }) };
}

type Say = (key: `faults.${AddressFault["key"]}`, values: { example: string }) => string;

/** One fault in the language of `say`: `useTranslations("checkout")`. */
export function sayAddressFault(say: Say, { key, example = "" }: AddressFault): string {
  return say(`faults.${key}`, { example });
}

export function sayAddressFaults(say: Say, faults: AddressFaults): AddressSentences {
  return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, sayAddressFault(say, fault)]));
}

function emailFault(email: string): AddressFault | undefined {
  if (!email) return { key: "emailMissing" };
  if (!email.includes("@")) return { key: "emailWithoutAt" };
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email) ? undefined : { key: "emailIncomplete" };
}

function postcodeFault(postcode: string, country: string): AddressFault | undefined {
  if (!postcode) return { key: "postcodeMissing" };
  const known = postcodes[country];
  return !known || known.shape.test(postcode) ? undefined : { key: "postcodeShape", example: known.example };
}
