import { expect, test } from "vitest";
import type { ParcelView } from "~/api/shapes.ts";
import { nextParcel } from "./next-parcel.ts";

type Facts = Pick<ParcelView, "sellerName" | "status" | "latest"> & Partial<Pick<ParcelView, "earliest">>;
const order = (number: string, ...parcels: Facts[]) => {
  const sellerOrders = parcels.map((facts) => ({ earliest: "2026-01-01", ...facts }) as ParcelView);
  return { orderId: number, number, sellerOrders } as unknown as Parameters<typeof nextParcel>[0][number];
};

test("the parcel that is due first is the next to arrive", () => {
  const later = order(
    "SH-1",
    { sellerName: "Pico", status: "SHIPPED", latest: "2026-03-09" },
    { sellerName: "Vela", status: "PROCESSING", latest: "2026-03-05" },
  );
  const sooner = order("SH-2", { sellerName: "Ember", status: "PAID", latest: "2026-03-05", earliest: "2025-12-31" });
  expect(nextParcel([later, sooner])?.parcel.sellerName).toBe("Ember");
});

test("what has arrived, is not paid or does not come any more is not waited for", () => {
  const orders = [
    order(
      "SH-1",
      { sellerName: "Pico", status: "DELIVERED", latest: "2026-03-01" },
      { sellerName: "Vela", status: "PAYMENT_PENDING", latest: "2026-03-02" },
    ),
    order("SH-2", { sellerName: "Ember", status: "CANCELLED", latest: "2026-03-03" }),
  ];
  expect(nextParcel(orders)).toBeUndefined();
});
