import { expect, test } from "vitest";
import { usualRetries } from "./bus.ts";
import { putOff, readEnvelope } from "./delivery.ts";
import type { Ending } from "./delivery.ts";
import { stepEvent } from "./testing/market.ts";
import { envelopeOf } from "./testing.ts";

const message = envelopeOf(stepEvent("delivery"), { thing: "one", step: 1 });
const roomOf = (ending: Ending, past = { attempts: 0, waits: 0 }) => putOff(ending, past, usualRetries)?.pause?.roomMs;

test("what fails of itself waits longer each time, and is dead after the last", () => {
  const rooms = [0, 1, 2, 3, 4].map((attempts) => roomOf({ as: "failed", error: "no" }, { attempts, waits: 9 }));
  expect(rooms).toEqual([2_000, 15_000, 60_000, 600_000, undefined]);
});

test("F42 what waits for something that is away waits longer each time up to a minute, and for ever", () => {
  const rooms = [0, 1, 2, 3, 1_000].map((waits) => roomOf({ as: "waiting", error: "away" }, { attempts: 4, waits }));
  expect(rooms).toEqual([2_000, 15_000, 60_000, 60_000, 60_000]);
  const next = putOff({ as: "waiting", error: "away" }, { attempts: 4, waits: 7 }, usualRetries);
  expect(next).toMatchObject({ tries: 0, waits: 1, error: "away" });
});

test("what a hearer died of is put aside longer each time, and its tries are not used up by it", () => {
  const rooms = [1, 2, 3, 4, 50].map((crashes) => roomOf({ as: "aside", crashes }));
  expect(rooms).toEqual([2_000, 15_000, 60_000, 600_000, 600_000]);
  expect(putOff({ as: "aside", crashes: 9 }, { attempts: 0, waits: 0 }, usualRetries)?.tries).toBe(0);
});

test("what is done or given back needs no other place, what can never succeed is dead at once", () => {
  const past = { attempts: 0, waits: 0 };
  expect(putOff({ as: "done" }, past, usualRetries)).toBeUndefined();
  expect(putOff({ as: "returned" }, past, usualRetries)).toBeUndefined();
  const final = putOff({ as: "final", error: "no" }, past, usualRetries);
  expect(final).toEqual({ tries: 1, waits: 0, error: "no", pause: undefined });
  const dead = putOff({ as: "dead", crashes: 5, error: "died" }, past, usualRetries);
  expect(dead).toEqual({ tries: 5, waits: 0, error: "died", pause: undefined });
});

test("delays scatter by a fifth, so that what failed together does not come back together", () => {
  const delays = Array.from({ length: 200 }, () =>
    putOff({ as: "failed", error: "" }, { attempts: 0, waits: 0 }, usualRetries),
  ).map((next) => next?.pause?.delayMs ?? 0);
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(1_600);
  expect(Math.max(...delays)).toBeLessThanOrEqual(2_000);
  expect(new Set(delays).size).toBeGreaterThan(50);
});

test("F39 what is no envelope is refused", () => {
  expect(readEnvelope(message)).toEqual(message);
  for (const wrong of [null, "text", {}, { ...message, id: "7" }])
    expect(() => readEnvelope(wrong)).toThrow("not an envelope");
});
