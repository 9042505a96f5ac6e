import { orderStatus } from "@stallhouse/contracts/events/order";
import type { OrderStatus } from "@stallhouse/contracts/events/order";
import { describe, expect, test } from "vitest";
import { canMove, isFinal, move, statusFromSellerOrders } from "./order-status.ts";

const legal = [
  "PENDING PAYMENT_PENDING",
  "PENDING FAILED",
  "PENDING CANCELLED",
  "PENDING EXPIRED",
  "PAYMENT_PENDING PAID",
  "PAYMENT_PENDING FAILED",
  "PAYMENT_PENDING CANCELLED",
  "PAYMENT_PENDING EXPIRED",
  "PAID PROCESSING",
  "PAID CANCELLED",
  "PROCESSING SHIPPED",
  "PROCESSING CANCELLED",
  "SHIPPED DELIVERED",
  "SHIPPED REFUNDED",
  "DELIVERED REFUNDED",
];

describe("the status machine", () => {
  const edges = orderStatus.options.flatMap((from) => orderStatus.options.map((to) => [from, to] as const));

  test.each(edges)("I12 %s → %s is as the table says", (from, to) => {
    const isLegal = legal.includes(`${from} ${to}`);
    expect(canMove(from, to)).toBe(isLegal);
    if (isLegal) expect(move(from, to)).toBe(to);
    else expect(() => move(from, to)).toThrow("MOVE_NOT_ALLOWED");
  });

  test("what ended stays ended", () => {
    const final = orderStatus.options.filter(isFinal);
    expect(final).toEqual(["FAILED", "CANCELLED", "EXPIRED", "REFUNDED"]);
  });

  const derived: [OrderStatus[], OrderStatus][] = [
    [["PAID", "PAID"], "PAID"],
    [["PAID", "PROCESSING"], "PROCESSING"],
    [["PAID", "SHIPPED"], "PROCESSING"],
    [["DELIVERED", "PAID"], "PROCESSING"],
    [["PROCESSING", "SHIPPED"], "PROCESSING"],
    [["SHIPPED", "SHIPPED"], "SHIPPED"],
    [["DELIVERED", "SHIPPED"], "SHIPPED"],
    [["DELIVERED", "DELIVERED"], "DELIVERED"],
    [["DELIVERED", "CANCELLED"], "DELIVERED"],
    [["CANCELLED", "CANCELLED"], "CANCELLED"],
  ];
  test.each(derived)("a paid order whose parts are %j stands at %s", (parts, whole) => {
    expect(statusFromSellerOrders(parts)).toBe(whole);
    expect(statusFromSellerOrders(parts.toReversed())).toBe(whole);
  });
});
