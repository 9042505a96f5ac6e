import { expect, test } from "vitest";
import { isSaidIn, wordIn } from "./word-in.ts";

const kitchen = { word: "Kitchen", by: { de: "Küche" } };

test.each([
  ["de", "Küche", true],
  ["ar", "Kitchen", false],
  ["en", "Kitchen", true],
])("a word of the house is said in %s as %s", (locale, text, isSaid) => {
  expect(wordIn(locale, kitchen)).toBe(text);
  expect(isSaidIn(locale, kitchen)).toBe(isSaid);
});

test("a word without translations is English", () => {
  expect([wordIn("de", { word: "Rugs" }), isSaidIn("de", { word: "Rugs" })]).toEqual(["Rugs", false]);
});
