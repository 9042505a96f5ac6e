import type { Envelope } from "@stallhouse/contracts/event";
import { newId } from "@stallhouse/contracts/ids";
import type { EventId } from "@stallhouse/contracts/ids";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { gathered } from "./gathered.ts";

const fact = (key: string): Envelope => ({
  id: newId<EventId>(),
  key,
  aggregateId: key,
  occurredAt: "",
  correlationId: "",
  causationId: null,
  payload: {},
});

/** Hears facts at a pace at which some always come meanwhile; tells which were handled in one go. */
function hearing(isBad: (key: string) => boolean = () => false) {
  const batches: string[][] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const slowly = async (keys: string[]) => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    await sleep(5);
    atOnce--;
    const isGood = !keys.some(isBad);
    if (isGood) batches.push(keys);
    return isGood;
  };
  const hear = gathered({
    isAlone: ({ key }) => key.startsWith("alone"),
    one: async ({ key }) => {
      if (!(await slowly([key]))) throw new Error(key);
    },
    together: (messages) => slowly(messages.map(({ key }) => key)),
  });
  const ends = (keys: string[]) => Promise.allSettled(keys.map((key) => hear(fact(key))));
  return { batches, ends, mostAtOnce: () => mostAtOnce };
}

test("what comes together is handled in one go, and what locks many rows by itself", async () => {
  const { batches, ends, mostAtOnce } = hearing();
  const ended = await ends(["1", "2", "3", "4", "5", "alone 6", "7", "8"]);
  expect(ended.every(({ status }) => status === "fulfilled")).toBe(true);
  expect(batches.map(String).toSorted()).toEqual(["1,2,3,4,5", "7,8", "alone 6"]);
  expect(mostAtOnce()).toBe(2);
});

test("no more than 32 share a transaction", async () => {
  const { batches, ends } = hearing();
  await ends(Array.from({ length: 100 }, (_, index) => String(index)));
  expect(batches.flat()).toHaveLength(100);
  expect(Math.max(...batches.map((batch) => batch.length))).toBe(32);
});

test("one that fails is the only one that does: its neighbours are handled by themselves", async () => {
  const { batches, ends } = hearing((key) => key === "4");
  const ended = await ends(["1", "2", "3", "4", "5"]);
  expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected", "fulfilled"]);
  expect(batches.map(String).toSorted()).toEqual(["1", "2", "3", "5"]);
});

test("a moment with nothing to do is not the end: what comes later is handled too", async () => {
  const { batches, ends } = hearing();
  await ends(["1"]);
  await sleep(10);
  await ends(["2"]);
  expect(batches).toEqual([["1"], ["2"]]);
});
