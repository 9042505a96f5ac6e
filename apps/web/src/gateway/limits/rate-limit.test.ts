import { expect, test } from "vitest";
import { createRateLimit } from "./rate-limit.ts";

const rate = { perSecond: 10, burst: 20 };

test("X70 lets a burst through and then one call per tenth of a second", () => {
  const take = createRateLimit();
  const answers = Array.from({ length: 21 }, () => take("a", rate, 0));
  expect(answers.filter((wait) => wait === 0)).toHaveLength(20);
  expect(answers.at(-1)).toBe(1);
  expect(take("a", rate, 100)).toBe(0);
  expect(take("a", rate, 101)).toBe(1);
});

test("keeps people apart", () => {
  const take = createRateLimit();
  for (let i = 0; i < 30; i++) take("a", rate, 0);
  expect(take("a", rate, 0)).toBe(1);
  expect(take("b", rate, 0)).toBe(0);
});

test("forgets who was seen longest ago when it is full, and never grows beyond", () => {
  const take = createRateLimit(2);
  for (let i = 0; i < 20; i++) take("a", rate, 0);
  expect(take("a", rate, 0)).toBe(1);
  take("b", rate, 0);
  take("c", rate, 0);
  expect(take("a", rate, 0)).toBe(0);
});

test("a clock that steps back takes nothing away", () => {
  const take = createRateLimit();
  take("a", rate, 1_000);
  expect(take("a", rate, 0)).toBe(0);
});
