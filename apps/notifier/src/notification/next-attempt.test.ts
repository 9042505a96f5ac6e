import { expect, it } from "vitest";
import { usefulMs } from "../budget/budget-rules.ts";
import { afterAttempt } from "./next-attempt.ts";

const now = new Date("2026-03-01T12:00:00Z");
const away = { status: "away" as const, error: "no answer" };
const pause = (attempts: number, random: number) =>
  afterAttempt({ attempts, createdAt: now, usefulMs: Infinity }, away, { now, random }).dueAt.getTime() - now.getTime();

it("waits longer with each try while the provider is away, up to five minutes, never all at the same moment", () => {
  expect([1, 2, 3, 4].map((attempts) => pause(attempts, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(pause(40, 1)).toBe(300_000);
  expect(pause(3, 0)).toBe(2_000);
});

it.each([
  { template: "order-received", channel: "mail", hours: 24 * 30, state: "pending" },
  { template: "payment-refunded", channel: "mail", hours: 24 * 30, state: "pending" },
  { template: "seller-order-paid", channel: "mail", hours: 24 * 30, state: "pending" },
  { template: "seller-blocked", channel: "mail", hours: 24 * 30, state: "pending" },
  { template: "reset-password", channel: "mail", hours: 0.5, state: "pending" },
  { template: "reset-password", channel: "mail", hours: 1, state: "failed" },
  { template: "verify-email", channel: "mail", hours: 47, state: "pending" },
  { template: "verify-email", channel: "mail", hours: 48, state: "failed" },
  { template: "stock-returned", channel: "mail", hours: 48, state: "failed" },
  { template: "order-shipped", channel: "sms", hours: 22, state: "pending" },
  { template: "order-shipped", channel: "sms", hours: 23, state: "failed" },
] as const)(
  "F05 $template by $channel, $hours hours into an outage, is $state",
  ({ template, channel, hours, state }) => {
    const createdAt = new Date(now.getTime() - hours * 3_600_000);
    const attempt = { attempts: 90, createdAt, usefulMs: usefulMs({ template, channel }) };
    const after = afterAttempt(attempt, away, { now, random: 0.5 });
    expect(after.state).toBe(state);
    expect(after.error).toBe(state === "failed" ? "too late: no answer" : "no answer");
  },
);

it("ends at once what the provider refuses, and what it takes", () => {
  const attempt = { attempts: 1, createdAt: now, usefulMs: Infinity };
  const refused = afterAttempt(attempt, { status: "refused", error: "422" }, { now, random: 0 });
  expect(refused).toMatchObject({ state: "failed", error: "422" });
  const sent = afterAttempt(attempt, { status: "sent", providerMessageId: "re_1" }, { now, random: 0 });
  expect(sent).toMatchObject({ state: "sent", providerMessageId: "re_1", error: null });
});
