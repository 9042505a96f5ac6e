import { expect, test } from "vitest";
import { searchWords, wordsWithout } from "./search-words.ts";

test("takes the words as typed, without control characters and extra spaces", () => {
  expect(searchWords("  tall \u0000 mug\n")).toBe("tall mug");
  expect(searchWords(["a", "b"])).toBe("");
  expect(searchWords(undefined)).toBe("");
  expect(searchWords("x".repeat(500))).toHaveLength(100);
});

test("UX-55 drops one word of a search as it was typed", () => {
  expect(wordsWithout("A Tall, stoneware mug", "tall")).toBe("A stoneware mug");
  expect(wordsWithout("mug mug", "mug")).toBe("mug");
  expect(wordsWithout("tall mug", "vase")).toBe("tall mug");
});
