import { contactForm } from "@stallhouse/contracts/forms/address";
import { addressFaults } from "@stallhouse/contracts/forms/check-address";
import { customerForm, sellerForm } from "@stallhouse/contracts/forms/account";
import { faultsOf } from "@stallhouse/contracts/forms/check";
import type { Fields } from "@stallhouse/contracts/forms/fields";
import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { messagesIn } from "~/i18n/messages.ts";
import { inFields, sayFaults } from "./faults.ts";
import type { FormWords, Values } from "./faults.ts";

const messages = await messagesIn("en");
const german = await messagesIn("de");
const wordsOf = (part: FormWords) => ({
  general: createTranslator({ locale: "en", messages, namespace: "faults" }),
  own: createTranslator({ locale: "en", messages, namespace: part }),
});
const saidOf = (fields: Fields, values: Values) => sayFaults(wordsOf("account"), faultsOf(fields, values));
const customer = { name: "Anna", email: "anna@example.com", password: "market-day" };
const shop = { shopName: "Anna's", country: "PT", place: "Porto", story: "I bind books.", shipping: "4,90" };

test("UX-08 a good registration has nothing to mend", () => {
  expect(saidOf(customerForm, customer)).toEqual({});
  expect(saidOf(sellerForm, { ...customer, ...shop })).toEqual({});
});

test("UX-08 says something different for each thing that is wrong with an email address", () => {
  const sentences = ["", "anna", "anna@", "anna@example"].map((email) => saidOf(customerForm, { email })["email"]);
  expect(new Set(sentences).size).toBeGreaterThanOrEqual(3);
  expect(sentences.every((sentence) => sentence?.endsWith("."))).toBe(true);
});

test("UX-08 counts a password's characters as people do", () => {
  const short = { ...customer, password: "🌳🌳🌳🌳🌳🌳🌳" };
  expect(saidOf(customerForm, short)["password"]).toMatch(/^1 more to go/);
  expect(saidOf(customerForm, { ...customer, password: "🌳🌳🌳🌳🌳🌳🌳🌳" })).toEqual({});
});

test("UX-08 says it in the form's own words, and in those of all where it has none", () => {
  const said = saidOf(sellerForm, { ...customer, ...shop, shopName: "", shipping: "4.005", name: "x".repeat(121) });
  expect(said).toEqual({
    name: "Shorten this to 120 characters; it has 121.",
    shopName: "Enter the name of your shop, as customers will see it.",
    shipping: messages.faults.moneyDecimals,
  });
  const path = { field: "variants.3.sku", code: "missing" } as const;
  expect(sayFaults(wordsOf("sellerForms.product"), [path])).toEqual({
    "variants.3.sku": "Write your own code for it.",
  });
});

test("says what is wrong in the reader's language", () => {
  const words = {
    general: createTranslator({ locale: "de", messages: german, namespace: "faults" }),
    own: createTranslator({ locale: "de", messages: german, namespace: "address" }),
  };
  const faults = addressFaults({ ...address, name: "", postalCode: "12" });
  expect(sayFaults(words, faults)).toEqual({
    name: german.address.asked.name,
    postalCode: "Eine Postleitzahl sieht dort so aus: 1200-109.",
  });
});

test("UX-08 puts a service's faults at the form's fields, and leaves out what the form does not ask for", () => {
  const faults = [
    { field: "address.city", code: "missing" },
    { field: "shippingAmount", code: "tooHigh", limit: 100 },
    { field: "ip", code: "tooLong", limit: 64 },
  ] as const;
  const form = { words: "account", fields: { ...sellerForm, city: sellerForm.place } } as const;
  expect(inFields({ ...form, at: { shippingAmount: "shipping" } }, faults)).toEqual([
    { field: "city", code: "missing" },
    { field: "shipping", code: "tooHigh", limit: 100 },
  ]);
  expect(inFields(form, faults)).toHaveLength(1);
});

const address = {
  email: "anna@example.com",
  name: "Anna Lima",
  country: "PT",
  line1: "Rua da Rosa 12",
  line2: "",
  postalCode: "1200-109",
  city: "Lisboa",
  phone: "",
};
const said = (values: typeof address) =>
  sayFaults(wordsOf("address"), [...faultsOf(contactForm, values), ...addressFaults(values)]);

test("UX-18 an address without phone and second line is complete", () => {
  expect(said(address)).toEqual({});
});

test("UX-08 tells different mistakes apart", () => {
  const emails = ["", "anna", "anna@example"].map((email) => said({ ...address, email })["email"]);
  const postcodes = ["", "12"].map((postalCode) => said({ ...address, postalCode })["postalCode"]);
  const all = [...emails, ...postcodes];
  expect(all.every((sentence) => sentence?.endsWith("."))).toBe(true);
  expect(new Set(all).size).toBe(all.length);
});

test("a postcode is judged by its own country, and not at all where we know no shape", () => {
  expect(said({ ...address, country: "GB" })["postalCode"]).toContain("EC1A 1BB");
  expect(said({ ...address, country: "GB", postalCode: "ec1a 1bb" })).toEqual({});
  expect(said({ ...address, country: "IE", postalCode: "D02 X285" })).toEqual({});
});
