import { expect, test } from "vitest";
import { countText } from "./count-tile.tsx";

test("a count from a list that goes on says so", () => {
  expect(countText({ items: [1, 2], nextCursor: undefined })).toBe("2");
  expect(countText({ items: [1, 2], nextCursor: "x" })).toBe("2+");
});
