import { expect, test } from "vitest";
import { broaderQueries, searchWords } from "./search-words.ts";

test("takes the words as typed, without control characters and extra spaces", () => {
  expect(searchWords("  tall \u0000 mug\n")).toBe("tall mug");
  expect(searchWords(["a", "b"])).toBe("");
  expect(searchWords(undefined)).toBe("");
  expect(searchWords("x".repeat(500))).toHaveLength(100);
});

test("UX-55 has fewer words to try when many find nothing, the longest first", () => {
  expect(broaderQueries("a tall stoneware mug")).toEqual(["stoneware", "tall", "mug"]);
  expect(broaderQueries("mug")).toEqual([]);
});
