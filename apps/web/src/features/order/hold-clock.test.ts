import { expect, test } from "vitest";
import { clockOf, holdStage } from "./hold-clock.ts";

test("OR-09 what is held is counted down in its last minutes, with a warning before the end", () => {
  const minutes = [15, 10.01, 10, 3.01, 3, 0.01, 0, -5];
  expect(minutes.map((left) => holdStage(left * 60_000))).toEqual([
    "calm",
    "calm",
    "counting",
    "counting",
    "soon",
    "soon",
    "over",
    "over",
  ]);
});

test("the clock shows whole seconds and never less than none", () => {
  expect([600_000, 599_001, 90_000, 59_999, 1, 0, -1].map(clockOf)).toEqual([
    "10:00",
    "10:00",
    "1:30",
    "1:00",
    "0:01",
    "0:00",
    "0:00",
  ]);
});
