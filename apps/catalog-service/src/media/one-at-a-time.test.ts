import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

test("works run one after the other, also past one that fails", async () => {
  const run = oneAtATime(10);
  let running = 0;
  const work = (n: number) => async () => {
    expect(++running).toBe(1);
    await sleep(1);
    running--;
    if (n === 1) throw new Error("broken");
    return n;
  };
  const ends = await Promise.allSettled([0, 1, 2].map((n) => run(work(n))));
  expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("one too many is refused at once, and there is room again afterwards", async () => {
  const run = oneAtATime(1);
  const slow = [run(() => sleep(20)), run(() => sleep(1))];
  await expect(run(async () => "third")).rejects.toMatchObject({ reason: "TOO_MANY_REQUESTS" });
  await Promise.all(slow);
  expect(await run(async () => "later")).toBe("later");
});
