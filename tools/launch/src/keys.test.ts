import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appsWithDatabase } from "@stallhouse/topology/topology";
import { afterEach, expect, test } from "vitest";
import { readKeys } from "./keys.ts";
import { openState } from "./state.ts";

const folder = mkdtempSync(join(tmpdir(), "stallhouse-keys-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the market's secrets are made once; one that an older release did not know is added to the others", async () => {
  const first = await readKeys(folder);
  expect(await readKeys(folder)).toEqual(first);
  const { trackSecret, databasePasswords, ...older } = first;
  expect(trackSecret).toMatch(/^[\w-]{32,}$/);
  openState(folder).write("keys", { ...older, databasePassword: "one for all" });
  const mended = await readKeys(folder);
  expect(mended).toEqual({ ...older, trackSecret: expect.any(String), databasePasswords: expect.any(Object) });
  expect(Object.keys(mended.databasePasswords)).toEqual(Object.keys(databasePasswords));
  expect(await readKeys(folder)).toEqual(mended);
});

test("X69 every role that may log in has a password of its own: each service's on its database, each process's on the bus", async () => {
  const { databasePasswords } = await readKeys(folder);
  const roles = appsWithDatabase().flatMap(({ database }) => [`stallhouse_${database}`, `stallhouse_bus_${database}`]);
  expect(roles.length).toBeGreaterThanOrEqual(10);
  expect(Object.keys(databasePasswords).toSorted()).toEqual(roles.toSorted());
  expect(new Set(Object.values(databasePasswords)).size).toBe(roles.length);
  expect(Object.values(databasePasswords).every((password) => /^[\w-]{32,}$/.test(password))).toBe(true);
});
