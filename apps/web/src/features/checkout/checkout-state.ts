import type { AddressField, AddressValues, ContactValues } from "./address-faults.ts";

/** What is wrong with each field and how to mend it, in the reader's language. */
export type AddressSentences = Partial<Record<AddressField, string>>;
/** What a form of the checkout shows again after the server looked at it. */
type State<Values> = { fault?: string | undefined; faults: AddressSentences; values: Values };
export type AddressState = State<AddressValues>;
export type ContactState = State<ContactValues>;
