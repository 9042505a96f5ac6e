import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import checkout from "~/i18n/messages/en/checkout.json";
import { addressFault, addressFaults, sayAddressFault } from "./address-faults.ts";
import type { AddressField, AddressValues } from "./address-faults.ts";

const good: AddressValues = {
  email: "anna@example.com",
  name: "Anna Lima",
  country: "PT",
  line1: "Rua da Rosa 12",
  line2: "",
  postalCode: "1200-109",
  city: "Lisboa",
  phone: "",
};

const t = createTranslator({ locale: "en", messages: { checkout }, namespace: "checkout" });
function said(field: AddressField, values: AddressValues): string | undefined {
  const fault = addressFault(field, values);
  return fault && sayAddressFault(t, fault);
}

test("UX-18 an address without phone and second line is complete", () => {
  expect(addressFaults(good)).toEqual({});
});

test("UX-08 tells different mistakes apart", () => {
  const emails = ["", "anna", "anna@example"].map((email) => said("email", { ...good, email }));
  const postcodes = ["", "12"].map((postalCode) => said("postalCode", { ...good, postalCode }));
  const all = [...emails, ...postcodes];
  expect(all.every((sentence) => sentence?.endsWith("."))).toBe(true);
  expect(new Set(all).size).toBe(all.length);
});

test("a postcode is judged by its own country, and not at all where we know no shape", () => {
  expect(said("postalCode", { ...good, country: "GB" })).toContain("EC1A 1BB");
  expect(addressFault("postalCode", { ...good, country: "GB", postalCode: "ec1a 1bb" })).toBeUndefined();
  expect(addressFault("postalCode", { ...good, country: "IE", postalCode: "D02 X285" })).toBeUndefined();
});
