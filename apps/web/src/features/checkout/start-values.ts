import type { Checkout } from "~/api/shapes.ts";
import { emptyAddress } from "./address-faults.ts";
import type { AddressValues } from "./address-faults.ts";

type Known = { name: string; country: string };

/** What the address form opens with: what was said before, else what is known of the person. */
export function startValues({ address, email }: Checkout, known: Known): AddressValues {
  return { ...emptyAddress, ...known, ...address, email };
}
