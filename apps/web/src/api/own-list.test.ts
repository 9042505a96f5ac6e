import { expect, test } from "vitest";
import { parseList, withNewest } from "./own-list.ts";

const words = { most: 3, idOf: (word: string) => word, isItem: (value: unknown) => typeof value === "string" };

test("the newest comes first, once, and the oldest goes", () => {
  expect(withNewest(words, ["b", "c", "d"], "a")).toEqual(["a", "b", "c"]);
  expect(withNewest(words, ["a", "b", "c"], "c")).toEqual(["c", "a", "b"]);
  expect(withNewest(words, ["a", "c"], "c")).toEqual(["c", "a"]);
});

test("whatever a browser has kept under the name, only what belongs there is read", () => {
  expect(parseList(words as never, '["a", 1, null, "b", "c", "d"]')).toEqual(["a", "b", "c"]);
  for (const rubbish of [null, "", "{", "7", '{"a":1}'])
    expect(parseList(words as never, rubbish), String(rubbish)).toEqual([]);
});
