import { addressFaults, addressForm as fields, contactForm as contact } from "@stallhouse/contracts/forms/address";
import { faultsOf } from "@stallhouse/contracts/forms/check";
import { judged } from "~/ui/judged.ts";

const { email } = contact;

/** The forms of an address, in its words: whom to write to, where a parcel goes, and both in one. */
export const contactForm = judged("address", contact);
export const addressForm = judged("address", fields, { judge: addressFaults });
export const guestForm = judged(
  "address",
  { email, ...fields },
  { judge: (values) => [...faultsOf({ email }, values), ...addressFaults(values)] },
);
