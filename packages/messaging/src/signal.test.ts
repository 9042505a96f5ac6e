import { expect, test } from "vitest";
import { createSignal } from "./signal.ts";

async function msOf(act: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

test("a signal raised while nobody waits is not lost", async () => {
  const signal = createSignal();
  signal.raise();
  expect(await msOf(() => signal.wait(1_000))).toBeLessThan(200);
  expect(await msOf(() => signal.wait(50))).toBeGreaterThan(40);
});

test("a signal wakes the one who waits", async () => {
  const signal = createSignal();
  setTimeout(signal.raise, 20);
  expect(await msOf(() => signal.wait(1_000))).toBeLessThan(500);
});
