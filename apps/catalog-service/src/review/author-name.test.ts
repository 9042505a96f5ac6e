import { expect, test } from "vitest";
import { authorName } from "./author-name.ts";

test.each([
  ["Clara Moreno", "Clara M."],
  ["  Jean-Luc   de la Tour ", "Jean-Luc T."],
  ["Mia", "Mia"],
  ["İpek ünal", "İpek Ü."],
  ["李 小龍", "李 小."],
  ["Ann (home)", "Ann H."],
  ["Ann 42", "Ann"],
  ["clara@example.test", "A customer"],
  ["https://shop.test buy", "A customer"],
  ["", "A customer"],
  ["\u202eEvil\u0000 Name", "Evil N."],
])("X28 a review by %j is signed %j", (name, shown) => {
  expect(authorName(name)).toBe(shown);
});
