import { expect, test } from "vitest";
import { orderState } from "./order-state.ts";
import type { Facts } from "./order-state.ts";

const facts = (
  status: Facts["status"],
  state: Facts["payment"]["state"] = "none",
  reason: string | null = null,
): Facts => ({
  status,
  payment: { state, reason },
  canPay: status === "PAYMENT_PENDING",
});

test("UX-24 the three honest states after paying differ: paid, being confirmed, declined", () => {
  const paid = orderState(facts("PAID", "paid"));
  const waiting = orderState(facts("PAYMENT_PENDING", "waiting"));
  const declined = orderState(facts("PAYMENT_PENDING", "declined", "INSUFFICIENT_FUNDS"));
  expect([paid.kind, waiting.kind, declined.kind]).toEqual(["good", "waiting", "bad"]);
  expect(declined.text).toContain("enough money");
  expect(declined.text).toContain("your order is kept");
  expect(declined.payText).toBe("Try again");
});

test("says that nothing was charged only while that is true", () => {
  expect(orderState(facts("PENDING")).text).toContain("nothing has been charged");
  expect(orderState(facts("EXPIRED", "waiting")).text).toContain("Nothing was charged");
  expect(orderState(facts("EXPIRED", "refunding")).text).toContain("goes back to you in full");
  expect(orderState(facts("CANCELLED", "refunded")).text).not.toContain("Nothing was charged");
});

test("UX-23 whoever left the payment page is told how long the order is kept", () => {
  expect(orderState(facts("PAYMENT_PENDING", "waiting"), true)).toMatchObject({ kind: "bad", showsHold: true });
  expect(orderState(facts("PAID", "paid"), true).kind).toBe("good");
});
