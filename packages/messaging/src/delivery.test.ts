import { expect, test } from "vitest";
import { PermanentFailure, usualRetries } from "./bus.ts";
import { delayAfter, handOver, readEnvelope } from "./delivery.ts";
import { envelopeOf } from "./testing.ts";
import { stepEvent } from "./fixtures/market.ts";

const message = envelopeOf(stepEvent("delivery"), { thing: "one", step: 1 });

test("delays grow, scatter by a fifth, and end after the last", () => {
  const delays = usualRetries.laterMs.map((_, index) => delayAfter(index + 1, usualRetries, 1));
  expect(delays).toEqual([2_000, 15_000, 60_000, 600_000]);
  expect(delayAfter(1, usualRetries, 0)).toBe(1_600);
  expect(delayAfter(5, usualRetries)).toBeUndefined();
});

test("F39 a message gets its quick tries in place, and the error of the last is kept", async () => {
  let tries = 0;
  const failing = async () => {
    throw new Error(`try ${++tries}`);
  };
  const failure = await handOver(failing, message, { attempt: 1, inPlaceMs: [1, 1] });
  expect(failure).toEqual({ error: "Error: try 3", isPermanent: false });
});

test("a message that is handled on a later quick try has not failed", async () => {
  let tries = 0;
  const recovering = async () => {
    if (++tries < 3) throw new Error("hiccup");
  };
  expect(await handOver(recovering, message, { attempt: 1, inPlaceMs: [1, 1] })).toBeUndefined();
});

test("what no later try can help is tried once", async () => {
  let tries = 0;
  const refusing = async () => {
    tries++;
    throw new PermanentFailure("no");
  };
  const failure = await handOver(refusing, message, { attempt: 1, inPlaceMs: [1, 1] });
  expect({ failure, tries }).toEqual({ failure: { error: "Error: no", isPermanent: true }, tries: 1 });
});

test("F39 what is no envelope is refused", () => {
  expect(readEnvelope(message)).toEqual(message);
  for (const wrong of [null, "text", {}, { ...message, id: "7" }])
    expect(() => readEnvelope(wrong)).toThrow("not an envelope");
});
