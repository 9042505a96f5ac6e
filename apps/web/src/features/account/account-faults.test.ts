import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import account from "~/i18n/messages/en/account.json";
import { sayFaults } from "~/ui/faults.ts";
import { customerFaults, parseEuros, sellerFaults } from "./account-faults.ts";

const t = createTranslator({ locale: "en", messages: { account }, namespace: "account" });
const said = (values: Record<string, string>) => sayFaults(t, customerFaults(values));

test("UX-08 a good registration has nothing to mend", () => {
  const customer = { name: "Anna", email: "anna@example.com", password: "market-day" };
  expect(said(customer)).toEqual({});
  const shop = { shopName: "Anna's", place: "Porto", story: "I bind books.", shipping: "4,90" };
  expect(sayFaults(t, sellerFaults({ ...customer, ...shop }))).toEqual({});
});

test("UX-08 says something different for each thing that is wrong with an email address", () => {
  const sentences = ["", "anna", "anna@", "anna@example"].map((email) => said({ email })["email"]);
  expect(new Set(sentences).size).toBeGreaterThanOrEqual(3);
  expect(sentences.every((sentence) => sentence?.endsWith("."))).toBe(true);
});

test("UX-08 counts a password's characters as people do", () => {
  expect(said({ name: "A", email: "a@b.co", password: "🌳🌳🌳🌳🌳🌳🌳" })["password"]).toMatch(/^1 more to go/);
  expect(said({ name: "A", email: "a@b.co", password: "🌳🌳🌳🌳🌳🌳🌳🌳" })).toEqual({});
});

test("reads amounts as they are typed on both sides of the channel", () => {
  expect(parseEuros("4.90")).toBe(490);
  expect(parseEuros("4,9")).toBe(490);
  expect(parseEuros("0")).toBe(0);
  expect(parseEuros("-1")).toBeUndefined();
  expect(parseEuros("1e3")).toBeUndefined();
});
