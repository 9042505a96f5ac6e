export const addressFields = ["email", "name", "country", "line1", "line2", "postalCode", "city", "phone"] as const;
export type AddressField = (typeof addressFields)[number];
export type AddressValues = Record<AddressField, string>;
export type AddressFaults = Partial<Record<AddressField, string>>;

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

type Judge = (value: string, values: AddressValues) => string | undefined;

const needed =
  (sentence: string): Judge =>
  (value) =>
    value ? undefined : sentence;

const judges: Record<AddressField, Judge> = {
  email: emailFault,
  name: needed("Enter the name that stands on the door."),
  country: (value) => (/^[A-Z]{2}$/.test(value) ? undefined : "Choose the country."),
  line1: needed("Enter the street and house number."),
  line2: () => undefined,
  postalCode: (value, { country }) => postcodeFault(value, country),
  city: needed("Enter the city."),
  phone: (value) =>
    !value || /^\+?[0-9 ()-]{6,24}$/.test(value) ? undefined : "A phone number has digits only, like +351 912 345 678.",
};

/** What is wrong with a field and how to mend it; undefined when it is right. */
export function addressFault(field: AddressField, values: AddressValues): string | undefined {
  return judges[field](values[field].trim(), values);
}

export function addressFaults(values: AddressValues): AddressFaults {
  const found = addressFields.map((field) => [field, addressFault(field, values)] as const);
  return Object.fromEntries(found.filter(([, fault]) => fault !== undefined));
}

function emailFault(email: string): string | undefined {
  if (!email) return "Enter the email address for the confirmation.";
  if (!email.includes("@")) return "An email address has an @, like anna@example.com.";
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email)
    ? undefined
    : "The part after the @ looks incomplete, like example.com.";
}

function postcodeFault(postcode: string, country: string): string | undefined {
  if (!postcode) return "Enter the postcode.";
  const known = postcodes[country];
  return !known || known.shape.test(postcode) ? undefined : `A postcode there looks like ${known.example}.`;
}
