import { expect, test } from "vitest";
import { backoffSeconds, eachOf } from "./claim.ts";

test("pauses double from try to try, spread by a quarter, up to the longest", () => {
  expect([1, 2, 3].map((tries) => backoffSeconds(tries, 100, 0.5))).toEqual([2, 4, 8]);
  expect(backoffSeconds(50, 100, 1)).toBe(125);
  expect(backoffSeconds(1, 100, 0)).toBe(1.5);
});

test("every row is worked on once, four at a time", async () => {
  let atOnce = 0;
  let most = 0;
  const done: number[] = [];
  await eachOf([1, 2, 3, 4, 5, 6, 7, 8, 9], async (row) => {
    most = Math.max(most, ++atOnce);
    await new Promise((resolve) => setTimeout(resolve, 2));
    atOnce--;
    done.push(row);
  });
  expect(done.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(most).toBe(4);
});
