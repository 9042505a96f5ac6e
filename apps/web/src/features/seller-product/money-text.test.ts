import { expect, test } from "vitest";
import { moneyText, parseCount, parseMoney } from "./money-text.ts";

test.each([
  ["24.00", 2400],
  ["24", 2400],
  ["24.5", 2450],
  ["24.", 2400],
  ["24,50", 2450],
  [" 0.05 ", 5],
  ["0", 0],
  ["19.99", 1999],
  ["1.10", 110],
  ["4.35", 435],
  ["999999.99", 99_999_999],
])("reads %s as %i minor units, exactly", (text, amount) => {
  expect(parseMoney(text)).toEqual({ amount });
});

test.each([
  ["", /Write an amount/],
  ["24.005", /two decimals/],
  ["1,200", /thousands/],
  ["1.200,50", /digits/],
  ["-1", /below zero/],
  ["−1", /below zero/],
  ["12 eggs", /digits/],
  ["€24", /digits/],
  ["1e3", /digits/],
  ["0x10", /digits/],
  ["٢٤", /digits/],
  [".50", /digits/],
  ["Infinity", /digits/],
  ["100000000.01", /more than/],
  ["9".repeat(400), /more than/],
])("UX-08 refuses %s as an amount and says how to mend it", (text, sentence) => {
  expect(parseMoney(text)).toEqual({ error: expect.stringMatching(sentence) });
});

test("every amount survives being shown and typed again", () => {
  for (const amount of [0, 1, 9, 10, 99, 100, 101, 2400, 110_010, 99_999_999]) {
    expect(parseMoney(moneyText(amount))).toEqual({ amount });
  }
  expect(moneyText(5)).toBe("0.05");
  expect(moneyText(2400)).toBe("24.00");
});

test("counts are whole numbers of zero or more", () => {
  expect(parseCount("12", 100)).toEqual({ count: 12 });
  expect(parseCount("0", 100)).toEqual({ count: 0 });
  for (const wrong of ["", "1.5", "-1", "ten", "101"]) expect(parseCount(wrong, 100)).toHaveProperty("error");
});
