import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openState } from "./state.ts";

const home = mkdtempSync(join(tmpdir(), "stallhouse-state-"));
const folder = () => join(mkdtempSync(join(home, "test-")), "state");
afterAll(() => rmSync(home, { recursive: true }));

test("what was written is read back by the next process, and forgotten on request", () => {
  const place = folder();
  openState(place).write("ports", { web: 3000 });
  expect(openState(place).read("ports")).toEqual({ web: 3000 });
  openState(place).forget("ports");
  expect(openState(place).read("ports")).toBeUndefined();
});

test("keys are for their owner's eyes only, and no half-written file stays behind", () => {
  const state = openState(folder());
  state.write("keys", { secret: "x" });
  expect(statSync(join(state.folder, "keys.json")).mode & 0o777).toBe(0o600);
  expect(statSync(state.folder).mode & 0o066).toBe(0);
  expect(readdirSync(state.folder)).toEqual(["keys.json"]);
});
