import { expect, test } from "vitest";
import { addressFault, addressFaults } from "./address-faults.ts";
import type { AddressValues } from "./address-faults.ts";

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

test("UX-18 an address without phone and second line is complete", () => {
  expect(addressFaults(good)).toEqual({});
});

test("UX-08 tells different mistakes apart", () => {
  const emails = ["", "anna", "anna@example"].map((email) => addressFault("email", { ...good, email }));
  const postcodes = ["", "12"].map((postalCode) => addressFault("postalCode", { ...good, postalCode }));
  const said = [...emails, ...postcodes];
  expect(said.every((sentence) => sentence?.endsWith("."))).toBe(true);
  expect(new Set(said).size).toBe(said.length);
});

test("a postcode is judged by its own country, and not at all where we know no shape", () => {
  expect(addressFault("postalCode", { ...good, country: "GB" })).toContain("EC1A 1BB");
  expect(addressFault("postalCode", { ...good, country: "GB", postalCode: "ec1a 1bb" })).toBeUndefined();
  expect(addressFault("postalCode", { ...good, country: "IE", postalCode: "D02 X285" })).toBeUndefined();
});
