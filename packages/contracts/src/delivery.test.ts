import { expect, test } from "vitest";
import { deliveryDates } from "./delivery.ts";

test("UX-10 counts working days: a parcel ordered on Thursday comes between Monday and Wednesday", () => {
  expect(deliveryDates(new Date("2026-11-19T10:00:00Z"))).toEqual({ earliest: "2026-11-23", latest: "2026-11-25" });
});

test("UX-10 a weekend's order counts from Monday", () => {
  expect(deliveryDates(new Date("2026-11-21T23:59:00Z"))).toEqual({ earliest: "2026-11-24", latest: "2026-11-26" });
});
