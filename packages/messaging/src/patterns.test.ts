import { expect, test } from "vitest";
import { createMatcher } from "./patterns.ts";

const cases: [pattern: string, key: string, isMatch: boolean][] = [
  ["order.paid.v1", "order.paid.v1", true],
  ["order.paid.v1", "order.paid.v10", false],
  ["order.paid.v1", "orderxpaid.v1", false],
  ["#", "order.paid.v1", true],
  ["order.*.v1", "order.paid.v1", true],
  ["order.*.v1", "order.paid.twice.v1", false],
  ["order.#", "order.paid.v1", true],
  ["order.#", "order", true],
  ["order.#", "orders.paid.v1", false],
  ["*.paid.v1", "order.paid.v1", true],
  ["#.v1", "order.paid.v1", true],
  ["#.v1", "order.paid.v2", false],
];

test.each(cases)("%s stands for %s: %s", (pattern, key, isMatch) => {
  expect(createMatcher([pattern])(key)).toBe(isMatch);
});
