import { expect, test } from "vitest";
import { stepOf } from "./step-of.ts";

const all = { hasEmail: true, hasAddress: true };
const member = { hasEmail: true, hasAddress: false };
const guest = { hasEmail: false, hasAddress: false };

test("UX-15 the address decides the step, but nobody skips what is needed for it", () => {
  expect(stepOf("delivery", all)).toBe("delivery");
  expect(stepOf("contact", all)).toBe("contact");
  expect(stepOf("review", member)).toBe("address");
  expect(stepOf("review", guest)).toBe("contact");
  expect(stepOf("delivery", { hasEmail: false, hasAddress: true })).toBe("contact");
});

test("UX-01 a guest starts at the contact, and a member behind it", () => {
  expect(stepOf(undefined, guest)).toBe("contact");
  expect(stepOf("address", guest)).toBe("address");
  expect(stepOf(undefined, member)).toBe("address");
});

test("whoever has an address from before starts at the review", () => {
  expect(stepOf(undefined, all)).toBe("review");
  expect(stepOf("nonsense", all)).toBe("review");
});
