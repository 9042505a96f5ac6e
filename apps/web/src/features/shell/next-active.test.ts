import { expect, test } from "vitest";
import { nextActive } from "./next-active.ts";

test("UX-57 arrows walk from the field through every line and back to the field", () => {
  const down = [-1, 0, 1, 2].map((at) => nextActive(at, 3, 1));
  expect(down).toEqual([0, 1, 2, -1]);
  const up = [-1, 0, 1, 2].map((at) => nextActive(at, 3, -1));
  expect(up).toEqual([2, -1, 0, 1]);
});
