import { expect, test } from "vitest";
import { stallColour } from "./stall-colour.ts";

test("a stall's tint is the one that browsers make of its hue", () => {
  // As Chromium paints oklch(0.93 0.042 h).
  expect(stallColour(25)).toBe("#ffdeda");
  expect(stallColour(155)).toBe("#d3f1dc");
  expect(stallColour(265)).toBe("#dae8ff");
});
