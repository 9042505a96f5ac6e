import { expect, test } from "vitest";
import { stepOf } from "./step-of.ts";

test("UX-15 the address decides the step, but nobody skips the first", () => {
  expect(stepOf("delivery", true)).toBe("delivery");
  expect(stepOf("review", false)).toBe("address");
  expect(stepOf(undefined, false)).toBe("address");
});

test("whoever has an address from before starts at the review", () => {
  expect(stepOf(undefined, true)).toBe("review");
  expect(stepOf("nonsense", true)).toBe("review");
});
