import { z } from "zod";
import { addressForm } from "./address.ts";
import { postcodeFaults } from "./check-address.ts";
import { input, phoneInput, reportFaults } from "./input.ts";

/** An address as it comes in. */
export const addressInput = z
  .strictObject({
    name: input(addressForm.name),
    line1: input(addressForm.line1),
    line2: input(addressForm.line2).optional(),
    postalCode: input(addressForm.postalCode),
    city: input(addressForm.city),
    country: input(addressForm.country),
    phone: phoneInput.optional(),
  })
  .superRefine(({ postalCode, country }, context) => reportFaults(postcodeFaults(postalCode, country), context), {
    // Also where other fields are wrong: all faults are told at once.
    when: ({ value }) => isRead(value, "postalCode") && isRead(value, "country"),
  });

const isRead = (value: unknown, field: string) =>
  typeof value === "object" && value !== null && typeof Reflect.get(value, field) === "string";
