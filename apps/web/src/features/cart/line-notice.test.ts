import { expect, test } from "vitest";
import { lineNotice } from "./line-notice.ts";

const money = (amount: number) => `€${amount / 100}`;
const line = { quantity: 3, available: 10, previousPrice: null, unitPrice: 1200 };

test("OR-08 says on the line what happened to it", () => {
  expect(lineNotice({ ...line, state: "ok" }, money)).toBeUndefined();
  expect(lineNotice({ ...line, state: "price_changed", previousPrice: 1000 }, money)).toEqual({
    tone: "info",
    key: "priceChangedTo",
    values: { from: "€10", to: "€12" },
  });
  expect(lineNotice({ ...line, state: "unavailable" }, money)?.tone).toBe("danger");
});

test("UX-45 few left is a hint, fewer than wanted stops the order", () => {
  expect(lineNotice({ ...line, state: "low_stock", available: 3 }, money)).toEqual({
    tone: "warn",
    key: "fewLeft",
    values: { available: 3 },
  });
  expect(lineNotice({ ...line, state: "low_stock", available: 2 }, money)).toEqual({
    tone: "danger",
    key: "lowerQuantity",
    values: { available: 2 },
  });
});
