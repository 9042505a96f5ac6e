import type { AddressField, AddressValues } from "./address-faults.ts";

/** What the address form shows again after the server looked at it. */
export type AddressState = { fault?: string | undefined; faults: AddressSentences; values: AddressValues };
/** What is wrong with each field and how to mend it, in the reader's language. */
export type AddressSentences = Partial<Record<AddressField, string>>;
