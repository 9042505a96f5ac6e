import { expect, test } from "vitest";
import { parseChange, stockWord } from "./stock-change.ts";

test("counts stock in and out as it is typed", () => {
  expect(parseChange("12")).toEqual({ change: 12 });
  expect(parseChange(" +12 ")).toEqual({ change: 12 });
  expect(parseChange("-3")).toEqual({ change: -3 });
  expect(parseChange("−3")).toEqual({ change: -3 });
});

test.each(["", "0", "-0", "1.5", "1e3", "ten", "--1", "1000001", "-1000001", "9".repeat(30)])(
  "UX-08 refuses %s as a change of stock",
  (text) => {
    expect(parseChange(text)).toEqual({ error: expect.stringMatching(/\.$/) });
  },
);

test("UX-45 a level at its mark is low, and none is sold out", () => {
  expect([4, 3, 1, 0].map((available) => stockWord(available, 3))).toEqual(["in", "low", "low", "out"]);
  expect(stockWord(0, 0)).toBe("out");
});
