import { reasons } from "@stallhouse/contracts/refusal";
import { expect, test } from "vitest";
import { inEnglish } from "./in-english.ts";
import { refusalText } from "./refusal-text.ts";

test.each(reasons)("UX-08 says in a plain sentence what %s means", (reason) => {
  const sentence = refusalText(inEnglish, reason);
  expect(sentence).toMatch(/^[A-Z].*[.]$/);
  expect(sentence).not.toMatch(/undefined|NaN|[A-Z]{3,}_|!/);
});

test("UX-08 sentences differ per cause", () => {
  const said = reasons.map((reason) => refusalText(inEnglish, reason));
  const doubles = said.filter((sentence, index) => said.indexOf(sentence) !== index);
  // An order and a seller's part of it are the same thing to the person reading.
  expect(doubles).toEqual(["We can't find this order."]);
});

test("says when to try again, in words", () => {
  expect(refusalText(inEnglish, "TOO_MANY_ATTEMPTS", { retryAfterSeconds: "45" })).toContain("45 seconds");
  expect(refusalText(inEnglish, "TOO_MANY_ATTEMPTS", { retryAfterSeconds: "61" })).toContain("2 minutes");
  expect(refusalText(inEnglish, "TOO_MANY_REQUESTS", { retryAfterSeconds: "rubbish" })).toContain("one minute");
});

test("says what a total must come to", () => {
  const limit = (minor: number) => ({ limit: String(minor), currency: "EUR" });
  expect(refusalText(inEnglish, "TOTAL_TOO_SMALL", limit(50))).toBe(
    "An order has to come to at least 0.50 EUR. Add something to go on.",
  );
  expect(refusalText(inEnglish, "TOTAL_TOO_LARGE", limit(99_999_999))).toBe(
    "One order can come to at most 999,999.99 EUR. Take something out, or order in parts.",
  );
});

test("X38 names the product and what is left of it", () => {
  expect(refusalText(inEnglish, "VARIANT_OUT_OF_STOCK", { title: "Tall mug", available: "2" })).toBe(
    "Only 2 of Tall mug left. Lower the quantity to go on.",
  );
  expect(refusalText(inEnglish, "VARIANT_OUT_OF_STOCK", { title: "Tall mug", available: "0" })).toBe(
    "Tall mug is out of stock. Remove it to go on.",
  );
});
