import { expect, it } from "vitest";
import { formatCountry, formatMoney, formatTime, oneLine } from "./format.ts";

it.each([
  [4_800, "EUR", "€48.00"],
  [5, "EUR", "€0.05"],
  [123_456_789, "EUR", "€1,234,567.89"],
  [4_800, "JPY", "¥4,800"],
  [4_800, "KWD", "KWD 4.800"],
])("writes %i of %s with the digits that currency has", (amount, currency, text) => {
  expect(formatMoney(amount, currency).replaceAll("\u00A0", " ").replace("JP¥", "¥")).toBe(text);
});

it("writes a time with its zone, and a country by its name", () => {
  expect(formatTime("2026-03-01T14:30:00.000Z")).toBe("14:30 UTC");
  expect(formatCountry("PT")).toBe("Portugal");
});

it.each([
  ["Mara\r\nBcc: all@example.test", "Mara Bcc: all@example.test"],
  ["a\0b\tc\u2028d\u0085e", "a b c d e"],
])("X51 makes one line of %j", (text, line) => {
  expect(oneLine(text)).toBe(line);
});
