import { expect, test } from "vitest";
import { countByStatus, placedToday } from "./order-words.tsx";

test("counts orders by where they stand, in the order of their journey", () => {
  const orders = (["PAID", "CANCELLED", "PAID", "PENDING"] as const).map((status) => ({ status }));
  expect(countByStatus(orders)).toEqual([
    { status: "PENDING", count: 1 },
    { status: "PAID", count: 2 },
    { status: "CANCELLED", count: 1 },
  ]);
  expect(countByStatus([])).toEqual([]);
});

test("today is the calendar day of now, in UTC", () => {
  const orders = ["2026-11-20T23:59:59.999Z", "2026-11-21T00:00:00.000Z", "2026-11-22T00:30:00+01:00"].map(
    (placedAt) => ({ placedAt }),
  );
  expect(placedToday(orders, new Date("2026-11-21T12:00:00Z"))).toEqual(orders.slice(1));
});
