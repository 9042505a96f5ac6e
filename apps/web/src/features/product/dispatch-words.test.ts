import { expect, test } from "vitest";
import { dispatchWords } from "./dispatch-words.ts";

test.each([
  [0, 0, "today"],
  [0, 1, "one"],
  [1, 1, "one"],
  [0, 2, "exact"],
  [2, 2, "exact"],
  [1, 3, "range"],
])("UX-46 %i to %i working days are said as %s", (min, max, kind) => {
  expect(dispatchWords({ min, max })).toEqual({ kind, min, max });
});
