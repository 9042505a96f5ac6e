import { expect, test } from "vitest";
import { errorText, refusedWith } from "./error-text.ts";

const failing = (data: unknown) => Object.assign(new Error("relation users does not exist"), { data });

test("speaks a refusal's sentence with its facts", () => {
  const error = failing({ reason: "VARIANT_OUT_OF_STOCK", details: { title: "Tall mug", available: 3 } });
  expect(errorText(error)).toBe("Only 3 of Tall mug left. Lower the quantity to go on.");
  expect(refusedWith(error)).toEqual({
    reason: "VARIANT_OUT_OF_STOCK",
    details: { title: "Tall mug", available: "3" },
  });
});

test("masks a fault and gives a code to quote", () => {
  const said = errorText(failing({ correlationId: "0192aabb-ccdd" }));
  expect(said).toBe("Something went wrong (code 0192aabb). Try again.");
  expect(errorText(failing(undefined))).toBe("Something went wrong. Try again.");
  expect(errorText(null)).toBe("Something went wrong. Try again.");
});

test("X54 takes no reason for one that only exists on a prototype", () => {
  expect(refusedWith(failing({ reason: "constructor" }))).toBeUndefined();
  expect(refusedWith(failing({ reason: "__proto__" }))).toBeUndefined();
});

test("says that the shop cannot be reached when nothing was heard", () => {
  const error = Object.assign(new Error("fetch failed"), { cause: new TypeError("fetch failed") });
  expect(errorText(error)).toMatch(/can't reach/);
});
