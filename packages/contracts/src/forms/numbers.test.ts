import { expect, test } from "vitest";
import { greatestAmount } from "../money-limits.ts";
import { moneyText, readMoney, readWhole } from "./numbers.ts";

const read = (text: string) => readMoney(text, greatestAmount);

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
  expect(read(text)).toEqual({ amount });
});

test.each([
  ["", "missing"],
  ["24.005", "moneyDecimals"],
  ["1,200", "moneyDecimals"],
  ["1.200,50", "money"],
  ["-1", "moneyBelowZero"],
  ["−1", "moneyBelowZero"],
  ["12 eggs", "money"],
  ["€24", "money"],
  ["1e3", "money"],
  ["0x10", "money"],
  ["٢٤", "money"],
  [".50", "money"],
  ["Infinity", "money"],
  ["100000000.01", "tooHigh"],
  ["9".repeat(400), "tooHigh"],
])("UX-08 refuses %s as an amount and tells what is wrong with it", (text, code) => {
  expect(read(text)).toEqual({ fault: expect.objectContaining({ code }) });
});

test("every amount survives being shown and typed again", () => {
  for (const amount of [0, 1, 9, 10, 99, 100, 101, 2400, 110_010, 99_999_999]) {
    expect(read(moneyText(amount))).toEqual({ amount });
  }
  expect(moneyText(5)).toBe("0.05");
  expect(moneyText(2400)).toBe("24.00");
});

test("counts are whole numbers within their bounds", () => {
  const few = { min: 0, max: 100 };
  expect(readWhole("12", few)).toEqual({ count: 12 });
  expect(readWhole("0", few)).toEqual({ count: 0 });
  const wrong = ["", "1.5", "-1", "ten", "101", "9".repeat(40)];
  expect(wrong.map((text) => readWhole(text, few))).toEqual([
    ...Array.from({ length: 4 }, () => ({ fault: { code: "whole", limit: 0 } })),
    { fault: { code: "tooHigh", limit: 100 } },
    { fault: { code: "whole", limit: 0 } },
  ]);
  expect(readWhole("13", { min: 14, max: 365 })).toEqual({ fault: { code: "tooLow", limit: 14 } });
});
