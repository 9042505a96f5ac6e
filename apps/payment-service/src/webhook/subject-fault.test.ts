import { expect, test } from "vitest";
import type { WebhookSubject } from "../provider-port.ts";
import { subjectFault } from "./subject-fault.ts";

const silent: WebhookSubject = {
  sessionId: undefined,
  providerIntentId: undefined,
  providerRefundId: undefined,
  paymentId: undefined,
  amount: undefined,
  currency: undefined,
};
const payment = { id: "p1", amount: 2_800, currency: "EUR" };
const pages = [
  { providerSessionId: "cs_1", providerIntentId: "pi_1" },
  { providerSessionId: "cs_2", providerIntentId: null },
];

test.each([
  ["nothing", silent],
  ["an earlier page", { ...silent, sessionId: "cs_1", providerIntentId: "pi_1", paymentId: "p1" }],
  ["the right sum", { ...silent, amount: 2_800, currency: "EUR" }],
])("a webhook that names %s fits the books", (_what, subject) => {
  expect(subjectFault({ subject, payment, pages })).toBeNull();
});

test.each([
  ["another payment", { ...silent, paymentId: "p2" }, "REFERENCE_MISMATCH"],
  ["a foreign session", { ...silent, sessionId: "cs_9" }, "REFERENCE_MISMATCH"],
  ["a foreign intent", { ...silent, providerIntentId: "pi_9" }, "REFERENCE_MISMATCH"],
  [
    "the session of one page with the intent of another",
    { ...silent, sessionId: "cs_2", providerIntentId: "pi_1" },
    "REFERENCE_MISMATCH",
  ],
  ["another sum", { ...silent, amount: 1 }, "AMOUNT_MISMATCH"],
  ["another currency", { ...silent, currency: "IDR" }, "AMOUNT_MISMATCH"],
])("X42 F22 a webhook that names %s does not", (_what, subject, fault) => {
  expect(subjectFault({ subject, payment, pages })).toBe(fault);
});
