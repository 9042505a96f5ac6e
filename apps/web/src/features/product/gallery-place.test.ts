import { expect, test } from "vitest";
import { placeAfter, placeInView, thumbsOf } from "./gallery-place.ts";

test("UX-40 all thumbnails are shown where they fit in a row; else the last one says how many it stands for", () => {
  const pictures = ["a", "b", "c", "d", "e", "f", "g", "h"];
  expect(thumbsOf(pictures.slice(0, 5))).toEqual({ shown: ["a", "b", "c", "d", "e"], more: 0 });
  expect(thumbsOf(pictures)).toEqual({ shown: ["a", "b", "c", "d", "e"], more: 4 });
  expect(thumbsOf([])).toEqual({ shown: [], more: 0 });
});

test("UX-40 knows the picture in view while the strip moves, in both directions of reading", () => {
  expect([0, 149, 151, 300].map((left) => placeInView(left, 300))).toEqual([0, 0, 1, 1]);
  expect(placeInView(-600, 300)).toBe(2);
  expect(placeInView(0, 0)).toBe(0);
});

test("UX-40 the buttons stop at the ends", () => {
  expect([placeAfter(0, -1, 3), placeAfter(0, 1, 3), placeAfter(2, 1, 3), placeAfter(0, 1, 0)]).toEqual([0, 1, 2, 0]);
});
