import type { Checkout } from "~/api/shapes.ts";
import type { AddressValues } from "./address-faults.ts";

type Known = { name: string; email: string; country: string };

/** What the address form opens with: what was said before, else what is known of the person. */
export function startValues({ address, email }: Checkout, known: Known): AddressValues {
  const empty = { line1: "", line2: "", postalCode: "", city: "", phone: "", name: known.name, country: known.country };
  return { ...empty, ...address, email: email || known.email };
}
