import { fileURLToPath } from "node:url";
import { createTestDatabase } from "@stallhouse/db/testing";
import type { TestDatabase } from "@stallhouse/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as schema from "../schema.ts";
import { listPublicKeys, loadSigningKey } from "./signing-keys.ts";

let database: TestDatabase<typeof schema>;
beforeAll(async () => {
  database = await createTestDatabase(schema, fileURLToPath(new URL("../..", import.meta.url)));
});
afterAll(() => database.drop());

it("lets several copies that start together find one signing key", async () => {
  const { db } = database;
  const keys = await Promise.all([1, 2, 3, 4].map(() => loadSigningKey(db)));
  expect(new Set(keys.map((key) => key.id)).size).toBe(1);
  const { keys: published } = await listPublicKeys(db);
  expect(published).toHaveLength(1);
  expect(JSON.stringify(published)).not.toContain('"d"');
});
