import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import address from "~/i18n/messages/en/address.json";
import { sayFaults } from "~/ui/faults.ts";
import { addressFaults, contactFaults } from "./address-faults.ts";

const good = {
  email: "anna@example.com",
  name: "Anna Lima",
  country: "PT",
  line1: "Rua da Rosa 12",
  line2: "",
  postalCode: "1200-109",
  city: "Lisboa",
  phone: "",
};

const t = createTranslator({ locale: "en", messages: { address }, namespace: "address" });
const said = (values: typeof good) => sayFaults(t, { ...contactFaults(values), ...addressFaults(values) });

test("UX-18 an address without phone and second line is complete", () => {
  expect(said(good)).toEqual({});
});

test("UX-08 tells different mistakes apart", () => {
  const emails = ["", "anna", "anna@example"].map((email) => said({ ...good, email })["email"]);
  const postcodes = ["", "12"].map((postalCode) => said({ ...good, postalCode })["postalCode"]);
  const all = [...emails, ...postcodes];
  expect(all.every((sentence) => sentence?.endsWith("."))).toBe(true);
  expect(new Set(all).size).toBe(all.length);
});

test("a postcode is judged by its own country, and not at all where we know no shape", () => {
  expect(said({ ...good, country: "GB" })["postalCode"]).toContain("EC1A 1BB");
  expect(said({ ...good, country: "GB", postalCode: "ec1a 1bb" })).toEqual({});
  expect(said({ ...good, country: "IE", postalCode: "D02 X285" })).toEqual({});
});
