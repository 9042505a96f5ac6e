import { addressForm } from "./address.ts";
import { faultsOf } from "./check.ts";
import type { FieldFault } from "./fault.ts";

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

/** What is wrong with a postcode for its country. */
export function postcodeFaults(postalCode: string, country: string): FieldFault[] {
  const known = postcodes[country];
  if (!known || known.shape.test(postalCode.trim())) return [];
  return [{ field: "postalCode", code: "postalCode", example: known.example }];
}

export function addressFaults(values: Readonly<Partial<Record<string, string>>>): FieldFault[] {
  const faults = faultsOf(addressForm, values);
  if (faults.some(({ field }) => field === "postalCode")) return faults;
  return [...faults, ...postcodeFaults(values["postalCode"] ?? "", values["country"] ?? "")];
}
