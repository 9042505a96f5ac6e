import { expect, test } from "vitest";
import type { ProviderAttempt, ProviderPageState } from "../provider-port.ts";
import { attemptVerdict } from "./attempt-verdict.ts";

const payment = { id: "p1", amount: 2_800, currency: "EUR", status: "OPEN" as const };
const page: ProviderPageState = {
  state: "ENDED",
  isPaid: true,
  amount: 2_800,
  currency: "EUR",
  paymentIds: ["p1", "p1"],
  providerIntentId: "pi",
  attempts: [],
};
const success: ProviderAttempt = {
  reference: "ch",
  providerIntentId: "pi",
  outcome: "SUCCEEDED",
  reason: null,
  amount: 2_800,
  currency: "EUR",
};

test("exactly this payment's sum, currency and name is a capture", () => {
  expect(attemptVerdict(payment, page, success)).toEqual({ outcome: "SUCCEEDED", reason: null });
  expect(attemptVerdict({ ...payment, status: "CLOSED" }, page, success)).toEqual({
    outcome: "SUCCEEDED",
    reason: null,
  });
});

test("a decline is a decline, whatever else is odd", () => {
  const declined = { ...success, outcome: "DECLINED" as const, reason: "INSUFFICIENT_FUNDS" as const, amount: 1 };
  expect(attemptVerdict(payment, page, declined)).toEqual({ outcome: "DECLINED", reason: "INSUFFICIENT_FUNDS" });
});

test.each([
  ["less money", page, { ...success, amount: 2_799 }],
  ["more money", page, { ...success, amount: 2_801 }],
  ["another currency", page, { ...success, currency: "USD" }],
  ["a page of another sum", { ...page, amount: 100 }, success],
])("F22 %s is quarantined", (_what, state, attempt) => {
  expect(attemptVerdict(payment, state, attempt)).toEqual({ outcome: "QUARANTINED", reason: "AMOUNT_MISMATCH" });
});

test("F22 X42 money that the provider files under another payment is quarantined", () => {
  const verdict = attemptVerdict(payment, { ...page, paymentIds: ["p1", "p2"] }, success);
  expect(verdict).toEqual({ outcome: "QUARANTINED", reason: "REFERENCE_MISMATCH" });
});

test("I15 a second capture of one payment is quarantined", () => {
  const verdict = attemptVerdict({ ...payment, status: "CAPTURED" }, page, success);
  expect(verdict).toEqual({ outcome: "QUARANTINED", reason: "SECOND_CAPTURE" });
});
