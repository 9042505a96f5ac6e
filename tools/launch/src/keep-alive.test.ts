import { expect, test } from "vitest";
import { keepAlive } from "./keep-alive.ts";
import type { Life } from "./keep-alive.ts";

const pauses = { shortestMs: 10, longestMs: 80, steadyMs: 400, loop: 4 };

/** A process by its lives: how each ends and when; the last one lives on. */
function actor(lives: { how: string; afterMs: number }[]) {
  const said: string[] = [];
  const starts: number[] = [];
  const next = (): Life => {
    starts.push(Date.now());
    const { how, afterMs } = lives[starts.length - 1] ?? { how: "", afterMs: -1 };
    return { ended: new Promise((resolve) => afterMs >= 0 && setTimeout(() => resolve(how), afterMs)) };
  };
  const rest = keepAlive(
    { name: "catalog", logFile: "c.log", start: next, say: (line) => said.push(line) },
    next(),
    pauses,
  );
  return { said, starts, rest };
}
const crash = { how: "SIGKILL", afterMs: 0 };

test("what died comes back after a pause, said in one line", async () => {
  const { said, starts, rest } = actor([crash]);
  await expect.poll(() => starts.length).toBe(2);
  expect(said).toEqual(["catalog stopped (SIGKILL); back in 0.01 s, log: c.log"]);
  rest();
});

test("pauses grow up to the longest; a crash loop is one sentence, and so is its end", async () => {
  const { said, starts, rest } = actor([crash, crash, crash, { how: "code 1", afterMs: 0 }, crash, crash, crash]);
  await expect.poll(() => starts.length).toBe(8);
  expect(said).toEqual([
    "catalog stopped (SIGKILL); back in 0.01 s, log: c.log",
    "catalog stopped (SIGKILL); back in 0.02 s, log: c.log",
    "catalog stopped (SIGKILL); back in 0.04 s, log: c.log",
    "catalog keeps stopping (code 1): 4 times in 0.4 s; see c.log",
  ]);
  const between = starts.slice(1).map((at, place) => at - (starts[place] ?? 0));
  [9, 19, 39, 79, 79, 79].forEach((least, place) => expect(between[place]).toBeGreaterThanOrEqual(least));
  await expect.poll(() => said.at(-1), { timeout: 2_000 }).toBe("catalog is back.");
  rest();
});

test("who lived long enough begins with the shortest pause again", async () => {
  const { said, starts, rest } = actor([crash, crash, { how: "code 1", afterMs: 500 }]);
  await expect.poll(() => starts.length, { timeout: 3_000 }).toBe(4);
  expect(said.at(-1)).toBe("catalog stopped (code 1); back in 0.01 s, log: c.log");
  rest();
});

test("a start that fails is a death like any other", async () => {
  const said: string[] = [];
  let tries = 0;
  const start = (): Life => {
    if (++tries < 3) throw new Error("no room");
    return { ended: new Promise(() => {}) };
  };
  const first = { ended: Promise.resolve("code 1") };
  const rest = keepAlive({ name: "catalog", logFile: "c.log", start, say: (line) => said.push(line) }, first, pauses);
  await expect.poll(() => tries).toBe(3);
  expect(said[1]).toBe("catalog stopped (no room); back in 0.02 s, log: c.log");
  rest();
});

test("who is let rest is not brought back", async () => {
  const { said, starts, rest } = actor([{ how: "SIGTERM", afterMs: 30 }]);
  rest();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([said, starts.length]).toEqual([[], 1]);
});
