import type { Address } from "@stallhouse/contracts/address";
import { guestForm } from "./address-forms.ts";

const fields = Object.keys(guestForm.fields) as (keyof typeof guestForm.fields)[];

/** What the address form opens with: the first of the given that knows a field. */
export function startValues(...given: readonly (Partial<Address & { email: string }> | null | undefined)[]) {
  return Object.fromEntries(fields.map((field) => [field, given.find((known) => known?.[field])?.[field] ?? ""]));
}
