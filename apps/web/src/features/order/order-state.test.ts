import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import order from "~/i18n/messages/en/order.json";
import { orderState } from "./order-state.ts";
import type { Facts, Said } from "./order-state.ts";

const t = createTranslator({ locale: "en", messages: { order }, namespace: "order.texts" });
const inWords = ({ texts }: Said) => texts.map((text) => t(text)).join(" ");

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
  expect(inWords(declined)).toContain("enough money");
  expect(inWords(declined)).toContain("your order is kept");
  expect(declined.isRetry).toBe(true);
});

test("says that nothing was charged only while that is true", () => {
  expect(inWords(orderState(facts("PENDING")))).toContain("nothing has been charged");
  expect(inWords(orderState(facts("EXPIRED", "waiting")))).toContain("Nothing was charged");
  expect(inWords(orderState(facts("EXPIRED", "refunding")))).toContain("goes back to you in full");
  expect(inWords(orderState(facts("CANCELLED", "refunded")))).not.toContain("Nothing was charged");
});

test("UX-23 whoever left the payment page is told how long the order is kept", () => {
  expect(orderState(facts("PAYMENT_PENDING", "waiting"), true)).toMatchObject({ kind: "bad", showsHold: true });
  expect(orderState(facts("PAID", "paid"), true).kind).toBe("good");
});

test("F29 a new price is asked about, and nothing is said to be charged", () => {
  const newPrice = { totalAmount: 2_990, expiresAt: "2026-01-01T10:00:00.000Z" };
  const said = orderState({ ...facts("PENDING"), newPrice });
  expect(said).toMatchObject({ kind: "waiting", title: "newPrice", showsHold: true });
  expect(inWords(said)).toContain("Nothing has been charged");
  expect(orderState({ ...facts("PENDING"), newPrice: null }).title).toBe("PENDING");
});
