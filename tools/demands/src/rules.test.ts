import { join } from "node:path";
import { expect, it } from "vitest";
import { readRules, rulesIn, unspoken } from "./rules.ts";

const { rules, strangers } = readRules(join(import.meta.dirname, "..", "..", ".."));

it("knows the 67 rules", () => {
  expect(rules).toHaveLength(67);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(67);
});

it("finds for every rule a test, or the reason why there is none", () => {
  expect(unspoken(rules)).toEqual([]);
});

it("finds no title with an id that no rule has", () => {
  expect(strangers).toEqual([]);
});

it("reads rules with and without a reason, and names those that have neither reason nor test", () => {
  const read = rulesIn(
    "| Id | Rule | Why |\n| UX-01 | One. |  |\n| UX-02 | Two. | Not built. |\n| UX-03 | Three. |  |",
  );
  expect(read.map(({ open }) => open)).toEqual(["", "Not built.", ""]);
  const [first, ...others] = read;
  expect(unspoken([{ id: "UX-01", text: "", open: "", ...first, tests: ["UX-01 proves it"] }, ...others])).toEqual([
    "UX-03",
  ]);
});
