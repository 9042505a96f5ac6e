import { expect, test } from "vitest";
import { averageColor } from "./average-color.ts";

test.each([
  ["one pixel", [18, 52, 86, 255], "#123456"],
  ["black and white", [0, 0, 0, 255, 255, 255, 255, 255], "#808080"],
  ["red beside nothing", [255, 0, 0, 255, 0, 255, 0, 0], "#ff0000"],
  ["nothing to be seen", [9, 9, 9, 0], "#ffffff"],
  ["no pixel", [], "#ffffff"],
])("the average of %s", (_what, pixels, color) => {
  expect(averageColor(Uint8Array.from(pixels))).toBe(color);
});
