import { addressForm as fields, contactForm as contact } from "@stallhouse/contracts/forms/address";
import { checked, judged } from "~/ui/judged.ts";
import type { JudgedForm } from "~/ui/faults.ts";

const { email } = contact;

const judge: JudgedForm["judge"] = async (values) =>
  (await import("@stallhouse/contracts/forms/check-address")).addressFaults(values);

/** The forms of an address, in its words: whom to write to, where a parcel goes, and both in one. */
export const contactForm = judged("address", contact);
export const addressForm = judged("address", fields, { judge });
export const guestForm = judged(
  "address",
  { email, ...fields },
  { judge: async (values) => [...(await checked({ email }, values)), ...(await judge(values))] },
);
