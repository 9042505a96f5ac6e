import type { Address } from "@stallhouse/contracts/address";
import { addressFields } from "./address-faults.ts";

/** What the address form opens with: the first of the given that knows a field. */
export function startValues(...given: readonly (Partial<Address & { email: string }> | null | undefined)[]) {
  return Object.fromEntries(
    addressFields.map((field) => [field, given.find((known) => known?.[field])?.[field] ?? ""]),
  );
}
