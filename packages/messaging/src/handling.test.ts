import { expect, test } from "vitest";
import { PermanentFailure, silentLog } from "./bus.ts";
import type { RetryPlan, Subscription, Suspects, Suspicion } from "./bus.ts";
import { stepEvent } from "./testing/market.ts";
import { createHandling } from "./handling.ts";
import { createStandstill } from "./standstill.ts";
import { envelopeOf } from "./testing.ts";

const message = envelopeOf(stepEvent("handling"), { thing: "one", step: 1 });
const retries: RetryPlan = { inPlaceMs: [1, 1], laterMs: [1_000], steadyMs: 0 };

function handlingOf(given: Partial<Subscription> & Pick<Subscription, "handle">) {
  const subscription = { queue: "q", concurrency: 1, ...given };
  const isWell = given.isWell ?? (async () => true);
  const standstill = createStandstill({ isWell, queue: "q", log: silentLog });
  return { handling: createHandling({ subscription, retries, log: silentLog, standstill }), standstill };
}

const failing = (error: unknown, times = Infinity) => {
  let tries = 0;
  const handle = async () => {
    if (tries++ < times) throw error;
  };
  return { handle, tries: () => tries };
};

const away = Object.assign(new Error("write CONNECTION_CLOSED"), { code: "CONNECTION_CLOSED" });
const once = { attempt: 1, isSuspect: false };

test("F39 a message gets its quick tries in place, and the error is kept", async () => {
  const { handle, tries } = failing(new Error("no"));
  expect(await handlingOf({ handle }).handling(message, once)).toEqual({ as: "failed", error: "Error: no" });
  expect(tries()).toBe(3);
});

test("a message that is handled on a later quick try has not failed", async () => {
  const { handle } = failing(new Error("hiccup"), 2);
  expect(await handlingOf({ handle }).handling(message, once)).toEqual({ as: "done" });
});

test("what no later try can help is tried once", async () => {
  const { handle, tries } = failing(new PermanentFailure("no"));
  expect(await handlingOf({ handle }).handling(message, once)).toEqual({ as: "final", error: "Error: no" });
  expect(tries()).toBe(1);
});

test("F42 what something that is away did to a message is not its failure", async () => {
  const { handle } = failing(away);
  expect((await handlingOf({ handle }).handling(message, once)).as).toBe("waiting");
});

test("F42 while the database is away nothing counts, whatever the error says, and all goes on when it is back", async () => {
  const { handle, tries } = failing(new Error("something odd"), 20);
  const isWell = async () => tries() >= 20;
  const { handling, standstill } = handlingOf({ handle, isWell });
  standstill.begin();
  const ended = await Promise.race([handling(message, once), new Promise((late) => setTimeout(late, 150, "waits"))]);
  expect(ended).toBe("waits");
  standstill.stop();
});

test("F42 an outage longer than every plan ends in the message being handled", async () => {
  let isUp = false;
  let tries = 0;
  const handle = async () => {
    tries++;
    if (!isUp) throw new Error("something odd");
  };
  const { handling } = handlingOf({ handle, isWell: async () => isUp });
  setTimeout(() => {
    isUp = true;
  }, 900);
  expect(await handling(message, once)).toEqual({ as: "done" });
  // One asks for all: the message itself was tried when it came, and when all was well again.
  expect(tries).toBe(2);
});

test("who waits through an outage when the hearer stops gives the message back untried", async () => {
  const { handling, standstill } = handlingOf({ handle: failing(away).handle, isWell: async () => false });
  setTimeout(standstill.stop, 50);
  expect(await handling(message, once)).toEqual({ as: "returned" });
});

/** Marks as the table keeps them. */
function marks(known: Suspicion) {
  const log: string[] = [];
  const suspects: Suspects = {
    takeInHand: async (_id, hearer) => {
      log.push(`take ${hearer.handledOthers ? "after others" : "first"}`);
      return known;
    },
    letGo: async (_id, isOver) => void log.push(isOver ? "over" : "let go"),
  };
  return { log, suspects };
}
const suspect = { attempt: 1, isSuspect: true };

test("a suspect is marked before it is begun and freed of suspicion when it is handled", async () => {
  const { log, suspects } = marks({ isInHand: true, crashes: 3, othersFlowed: true });
  const { handling } = handlingOf({ handle: async () => void log.push("handle"), suspects });
  await handling(message, once);
  expect(await handling(message, suspect)).toEqual({ as: "done" });
  expect(log).toEqual(["handle", "take after others", "handle", "over"]);
});

test("a suspect that fails is not in hand any more, and stays one", async () => {
  const { log, suspects } = marks({ isInHand: true, crashes: 1, othersFlowed: false });
  const { handling } = handlingOf({ handle: failing(new Error("no")).handle, suspects });
  expect((await handling(message, suspect)).as).toBe("failed");
  expect(log).toEqual(["take first", "let go"]);
});

const cases: [isDead: boolean, crashes: number, othersFlowed: boolean][] = [
  [false, 1, true],
  [false, 4, true],
  [true, 5, true],
  [false, 5, false],
  [false, 60, false],
];
test.each(cases)("is dead: %s, after %i deaths, when others flowed meanwhile: %s", async (isDead, ...known) => {
  const [crashes, othersFlowed] = known;
  const { log, suspects } = marks({ isInHand: false, crashes, othersFlowed });
  const { handling } = handlingOf({ handle: async () => void log.push("handle"), suspects });
  const ending = await handling(message, suspect);
  expect(ending.as).toBe(isDead ? "dead" : "aside");
  expect(log).toEqual(["take first"]);
});

test("F42 a mark that cannot be written keeps a suspect from being begun", async () => {
  let isUp = false;
  const { log, suspects } = marks({ isInHand: true, crashes: 0, othersFlowed: false });
  const takeInHand: Suspects["takeInHand"] = async (...given) => {
    if (!isUp) throw away;
    return await suspects.takeInHand(...given);
  };
  const isWell = async () => isUp;
  const handle = async () => void log.push("handle");
  const { handling } = handlingOf({ handle, isWell, suspects: { ...suspects, takeInHand } });
  setTimeout(() => {
    expect(log).toEqual([]);
    isUp = true;
  }, 300);
  expect(await handling(message, suspect)).toEqual({ as: "done" });
  expect(log).toEqual(["take first", "handle", "over"]);
});
