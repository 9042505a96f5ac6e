import { beforeEach, expect, test } from "vitest";
import { watchShop } from "./watch-shop.ts";

let clock = 0;
let asked: (string | undefined)[] = [];
let answer = { next: "5", changes: [] as { seq: number; tags: string[] }[] };
let told: string[] = [];
beforeEach(() => {
  [clock, asked, told] = [1_000, [], []];
  answer = { next: "5", changes: [] };
});
const open = () =>
  watchShop({
    ask: async (after) => {
      asked.push(after);
      return answer;
    },
    tell: (tags) => told.push(...tags),
    now: () => clock,
  });

test("nobody knows of what was before the first answer, or after too long a silence", async () => {
  const shop = open();
  expect(shop.hasSeenAll(2_000)).toBe(false);
  await shop.poll();
  expect([shop.hasSeenAll(999), shop.hasSeenAll(1_000)]).toEqual([false, true]);
  clock += 1_500;
  expect(shop.hasSeenAll(1_000)).toBe(true);
  clock += 1;
  expect(shop.hasSeenAll(1_000)).toBe(false);
});

test("each question goes on from the answer before, and each change is told once", async () => {
  const shop = open();
  await shop.poll();
  answer = { next: "7", changes: [{ seq: 1, tags: ["p:mug"] }] };
  await shop.poll();
  answer = {
    next: "7",
    changes: [
      { seq: 1, tags: ["p:mug"] },
      { seq: 2, tags: ["lists", "p:bowl"] },
    ],
  };
  await shop.poll();
  expect(asked).toEqual([undefined, "5", "7"]);
  expect(told).toEqual(["p:mug", "lists", "p:bowl"]);
});

test("after a silence longer than catalog's memory it begins anew, and what was made before is not known", async () => {
  const shop = open();
  await shop.poll();
  clock += 30_001;
  await shop.poll();
  expect(asked).toEqual([undefined, undefined]);
  expect([shop.hasSeenAll(1_000), shop.hasSeenAll(clock)]).toEqual([false, true]);
});

test("a question that fails leaves everything as it was known", async () => {
  let isAway = false;
  const shop = watchShop({
    ask: () => (isAway ? Promise.reject(new Error("away")) : Promise.resolve(answer)),
    tell: () => {},
    now: () => clock,
  });
  await shop.poll();
  isAway = true;
  clock += 1_000;
  await expect(shop.poll()).rejects.toThrow("away");
  expect(shop.hasSeenAll(1_000)).toBe(true);
  isAway = false;
  clock += 1_000;
  await shop.poll();
  expect(shop.hasSeenAll(1_000)).toBe(true);
});

test("it is away once a question failed and nothing was heard for a while, and back with the next answer", async () => {
  let isAway = false;
  const shop = watchShop({
    ask: () => (isAway ? Promise.reject(new Error("away")) : Promise.resolve(answer)),
    tell: () => {},
    now: () => clock,
  });
  await shop.poll();
  clock += 5_000;
  expect(shop.isAway()).toBe(false);
  isAway = true;
  for (let i = 0; i < 2; i++) await shop.poll().catch(() => {});
  expect(shop.isAway()).toBe(true);
  isAway = false;
  await shop.poll();
  expect(shop.isAway()).toBe(false);
});
