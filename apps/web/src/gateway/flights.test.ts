import { expect, test } from "vitest";
import { createFlights } from "./flights.ts";

test("lets as many fly as are allowed, and the next one as soon as one has landed", async () => {
  const takeOff = createFlights({ maxFlights: 1, maxWaiting: 1, waitMs: 5_000 });
  const land = await takeOff();
  const next = takeOff();
  expect(await takeOff()).toBeUndefined();
  land?.();
  expect(await next).toBeTypeOf("function");
});

test("landing twice frees one place only", async () => {
  const takeOff = createFlights({ maxFlights: 1, maxWaiting: 0, waitMs: 10 });
  const land = await takeOff();
  land?.();
  land?.();
  expect(await takeOff()).toBeTypeOf("function");
  expect(await takeOff()).toBeUndefined();
});

test("who has waited too long gives the queue's place free", async () => {
  const takeOff = createFlights({ maxFlights: 1, maxWaiting: 1, waitMs: 10 });
  await takeOff();
  expect(await takeOff()).toBeUndefined();
  expect(await takeOff()).toBeUndefined();
});
