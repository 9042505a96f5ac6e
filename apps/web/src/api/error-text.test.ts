import { expect, test } from "vitest";
import { reasons } from "@stallhouse/contracts/refusal";
import { errorText, mayPass, refusedWith } from "./error-text.ts";
import { inEnglish } from "./in-english.ts";

const failing = (data: unknown) => Object.assign(new Error("relation users does not exist"), { data });

test("speaks a refusal's sentence with its facts", () => {
  const error = failing({ reason: "VARIANT_OUT_OF_STOCK", details: { title: "Tall mug", available: 3 } });
  expect(errorText(inEnglish, error)).toBe("Only 3 of Tall mug left. Lower the quantity to go on.");
  expect(refusedWith(error)).toEqual({
    reason: "VARIANT_OUT_OF_STOCK",
    details: { title: "Tall mug", available: "3" },
    faults: [],
  });
});

test("masks a fault and gives a code to quote", () => {
  const said = errorText(inEnglish, failing({ correlationId: "0192aabb-ccdd" }));
  expect(said).toBe("Something went wrong (code 0192aabb). Try again.");
  expect(errorText(inEnglish, failing(undefined))).toBe("Something went wrong. Try again.");
  expect(errorText(inEnglish, null)).toBe("Something went wrong. Try again.");
});

test("X54 takes no reason for one that only exists on a prototype", () => {
  expect(refusedWith(failing({ reason: "constructor" }))).toBeUndefined();
  expect(refusedWith(failing({ reason: "__proto__" }))).toBeUndefined();
});

test("a question is asked again by itself only where the same one may be answered otherwise", () => {
  const passing = reasons.filter((reason) => mayPass(failing({ reason, details: {} })));
  expect(passing).toEqual(["TOO_MANY_ATTEMPTS", "TOO_MANY_REQUESTS", "PAYMENT_PROVIDER_AWAY", "SERVICE_AWAY"]);
  expect(mayPass(new TypeError("fetch failed"))).toBe(true);
  expect(mayPass(failing({ correlationId: "0192aabb" }))).toBe(true);
});

test("says that the shop cannot be reached when nothing was heard", () => {
  const error = Object.assign(new Error("fetch failed"), { cause: new TypeError("fetch failed") });
  expect(errorText(inEnglish, error)).toMatch(/can't reach/);
});
