import { expect, test } from "vitest";
import { createPlaces } from "./places.ts";

test("gives as many places as there are, and the next one as soon as one is free", async () => {
  const take = createPlaces({ most: 1, mostWaiting: 1, waitMs: 5_000 });
  const free = await take();
  const next = take();
  expect(await take()).toBeUndefined();
  free?.();
  expect(await next).toBeTypeOf("function");
});

test("a place given back twice is free once", async () => {
  const take = createPlaces({ most: 1, mostWaiting: 0, waitMs: 10 });
  const free = await take();
  free?.();
  free?.();
  expect(await take()).toBeTypeOf("function");
  expect(await take()).toBeUndefined();
});

test("who has waited too long leaves the queue", async () => {
  const take = createPlaces({ most: 1, mostWaiting: 1, waitMs: 10 });
  await take();
  expect(await take()).toBeUndefined();
  expect(await take()).toBeUndefined();
});
