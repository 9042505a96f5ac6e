import type { AddressFaults, AddressValues } from "./address-faults.ts";

/** What the address form shows again after the server looked at it. */
export type AddressState = { fault?: string | undefined; faults: AddressFaults; values: AddressValues };
