import type { Messages } from "~/i18n/messages.ts";
import { emailFault, needed, phoneFault } from "~/ui/faults.ts";
import type { Fault, Faults, Values } from "~/ui/faults.ts";

export const addressFields = ["email", "name", "country", "line1", "line2", "postalCode", "city", "phone"] as const;

/** A text of `address.faults`. */
type Key = keyof Messages["address"]["faults"];
export type AddressFaults = Faults<Key>;

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

/** Where a parcel goes. */
export function addressFaults({ name, country = "", line1, postalCode, city, phone }: Values): AddressFaults {
  return {
    name: needed(name, "nameMissing"),
    country: /^[A-Z]{2}$/.test(country) ? undefined : { key: "countryMissing" },
    line1: needed(line1, "line1Missing"),
    postalCode: postcodeFault(postalCode?.trim() ?? "", country),
    city: needed(city, "cityMissing"),
    phone: phoneFault(phone, "phoneShape"),
  };
}

/** Whom to write to. */
export function contactFaults({ email, phone }: Values): AddressFaults {
  return { email: emailFault(email), phone: phoneFault(phone, "phoneShape") };
}

function postcodeFault(postcode: string, country: string): Fault<Key> | undefined {
  if (!postcode) return { key: "postcodeMissing" };
  const known = postcodes[country];
  return !known || known.shape.test(postcode) ? undefined : { key: "postcodeShape", example: known.example };
}
