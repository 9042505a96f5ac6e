import { expect, test } from "vitest";
import { formatMoney } from "./money.tsx";

test("UX-76 shows money with its currency and that currency's decimals", () => {
  expect(formatMoney(5290, "EUR")).toBe("€52.90");
  expect(formatMoney(0, "EUR")).toBe("€0.00");
  expect(formatMoney(1_234_567, "USD")).toBe("$12,345.67");
  expect(formatMoney(1500, "JPY")).toBe("¥1,500");
  expect(formatMoney(1500, "KWD")).toMatch(/1\.500/);
});
