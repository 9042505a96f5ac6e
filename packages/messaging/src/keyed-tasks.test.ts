import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createKeyedTasks } from "./keyed-tasks.ts";

async function runAll(width: number, tasks: readonly [key: string, ms: number][]) {
  const turns = createKeyedTasks(width);
  const ended: string[] = [];
  let running = 0;
  let most = 0;
  await Promise.all(
    tasks.map(([key, ms], index) =>
      turns.run(key, async () => {
        most = Math.max(most, ++running);
        await sleep(ms);
        running--;
        ended.push(`${key}${index}`);
      }),
    ),
  );
  return { ended, most };
}

test("tasks of one lane end in the order they came, however long each takes", async () => {
  const { ended } = await runAll(4, [
    ["a", 30],
    ["a", 10],
    ["a", 0],
  ]);
  expect(ended).toEqual(["a0", "a1", "a2"]);
});

test("a slow key holds up no other, and never more than the width run at once", async () => {
  const { ended, most } = await runAll(2, [
    ["slow", 60],
    ["a", 5],
    ["a", 5],
    ["b", 5],
    ["slow", 5],
  ]);
  expect(ended.indexOf("b3")).toBeLessThan(ended.indexOf("slow0"));
  expect(most).toBe(2);
});

test("a task that is to be alone waits for what runs, and what comes after waits for it", async () => {
  const turns = createKeyedTasks(3);
  let running = 0;
  const seen: string[] = [];
  const task = (name: string) => async () => {
    running++;
    await sleep(10);
    seen.push(`${name} beside ${running - 1}`);
    running--;
  };
  const runs = ["a", "b", "alone", "c", "d", "alone too"].map((name) =>
    turns.run(name, task(name), name.startsWith("alone")),
  );
  await Promise.all(runs);
  expect(seen.filter((line) => line.startsWith("alone"))).toEqual(["alone beside 0", "alone too beside 0"]);
  expect(seen.map((line) => line.split(" beside")[0])).toEqual(["a", "b", "alone", "c", "d", "alone too"]);
});
