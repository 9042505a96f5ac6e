import { expect, test } from "vitest";
import { safeCallback } from "./callback-url.ts";

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "/%2f%2fevil.example",
  "%2f%2fevil.example",
  "javascript:alert(1)",
  "https://shop.example.evil",
  "https://shop.example@evil.example",
  "/\t/evil.example",
  "/a\r\nLocation: https://evil.example",
  "/..//evil.example",
  "",
])("X57 sends %j to the front page", (given) => {
  expect(safeCallback(given)).toBe("/");
});

test("X57 sends a repeated or missing callback to the front page", () => {
  expect(safeCallback(["/cart", "//evil.example"])).toBe("/");
  expect(safeCallback(undefined)).toBe("/");
  expect(safeCallback(`/${"a".repeat(3_000)}`)).toBe("/");
});

test.each([
  "/",
  "/cart",
  "/checkout?step=delivery",
  "/de",
  "/ar/checkout?step=delivery",
  "/orders/1#parcels",
  "/search?q=https://a.example",
])("keeps our own path %j", (given) => {
  expect(safeCallback(given)).toBe(given);
});
