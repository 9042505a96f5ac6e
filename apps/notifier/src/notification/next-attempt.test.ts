import { expect, it } from "vitest";
import { afterAttempt } from "./next-attempt.ts";

const now = new Date("2026-03-01T12:00:00Z");
const away = { status: "away" as const, error: "no answer" };
const pause = (attempts: number, random: number) =>
  afterAttempt({ attempts, createdAt: now }, away, { now, random }).dueAt.getTime() - now.getTime();

it("waits longer with each try while the provider is away, up to five minutes, never all at the same moment", () => {
  expect([1, 2, 3, 4].map((attempts) => pause(attempts, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(pause(40, 1)).toBe(300_000);
  expect(pause(3, 0)).toBe(2_000);
});

it("keeps trying through an outage of many hours, and gives up before the provider forgets our key", () => {
  const hours = (count: number) => new Date(now.getTime() - count * 3_600_000);
  const state = (createdAt: Date) => afterAttempt({ attempts: 90, createdAt }, away, { now, random: 0.5 }).state;
  expect(state(hours(20))).toBe("pending");
  expect(state(hours(23))).toBe("failed");
});

it("ends at once what the provider refuses, and what it takes", () => {
  const attempt = { attempts: 1, createdAt: now };
  const refused = afterAttempt(attempt, { status: "refused", error: "422" }, { now, random: 0 });
  expect(refused).toMatchObject({ state: "failed", error: "422" });
  const sent = afterAttempt(attempt, { status: "sent", providerMessageId: "re_1" }, { now, random: 0 });
  expect(sent).toMatchObject({ state: "sent", providerMessageId: "re_1", error: null });
});
