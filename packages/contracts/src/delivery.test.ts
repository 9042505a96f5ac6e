import { describe, expect, test } from "vitest";
import { deliveryAmount, deliveryOption, deliveryOptions, isOffered, transitDays } from "./delivery.ts";

const thursday = new Date("2026-11-19T10:00:00Z");
const berlin = { country: "DE", dispatchDays: { min: 1, max: 3 }, shippingAmount: 490 };

describe("UX-10 the ways of a parcel", () => {
  test("have a price and dates, counted in working days, cheapest first", () => {
    expect(deliveryOptions(berlin, "DE", thursday)).toEqual([
      { method: "standard", label: "Standard delivery", amount: 490, earliest: "2026-11-23", latest: "2026-11-27" },
      { method: "express", label: "Express delivery", amount: 1_090, earliest: "2026-11-20", latest: "2026-11-25" },
    ]);
  });

  test("a weekend's order counts from Monday", () => {
    const [standard] = deliveryOptions(berlin, "DE", new Date("2026-11-21T23:59:00Z"));
    expect(standard).toMatchObject({ earliest: "2026-11-24", latest: "2026-11-30" });
  });

  test("take longer the farther they lead", () => {
    const days = ["DE", "PT", "GB"].map((country) => deliveryOptions(berlin, country, thursday)[0]?.latest);
    expect(days).toEqual(["2026-11-27", "2026-12-02", "2026-12-10"]);
  });

  test("offer express only where it is faster", () => {
    const atOnce = { ...berlin, dispatchDays: { min: 0, max: 0 } };
    expect(deliveryOptions(atOnce, "DE", thursday).map(({ method }) => method)).toEqual(["standard"]);
    expect([isOffered("express", { min: 0, max: 1 }), isOffered("express", null)]).toEqual([true, true]);
  });

  test("cost the seller's flat rate, and six more by express", () => {
    expect([deliveryAmount("standard", 0), deliveryAmount("express", 0)]).toEqual([0, 600]);
  });

  test.each([
    ["DE", "DE", 1],
    ["DE", null, 1],
    ["DE", "FR", 3],
    [null, "FR", 3],
    [null, null, 3],
    ["DE", "CH", 6],
    [null, "US", 6],
    ["GB", "GB", 1],
    ["GB", "FR", 6],
  ])("from %s to %s it is at least %i working days", (from, to, least) => {
    expect(transitDays(from, to).min).toBe(least);
  });

  test("promise nothing sooner while nobody knows from where to where", () => {
    const somewhere = { country: null, dispatchDays: null, shippingAmount: 0 };
    expect(deliveryOption("standard", somewhere, { country: null, now: thursday })).toMatchObject({
      earliest: "2026-11-25",
      latest: "2026-12-02",
    });
  });
});
