import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@stallhouse/contracts/ids";
import type { MediaId } from "@stallhouse/contracts/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keysOf, originalKey, sizeKey } from "./media-key.ts";
import { diskStorage } from "./storage.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stallhouse-media-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("what is put is there, under its key alone, until it is removed", async () => {
  const storage = diskStorage(join(folder, "new", "folder"));
  const [id, other] = [newId<MediaId>(), newId<MediaId>()];
  expect(await storage.get(originalKey(id))).toBeUndefined();
  await Promise.all([
    storage.put(originalKey(id), Buffer.from("one")),
    storage.put(originalKey(id), Buffer.from("one")),
  ]);
  await storage.put(originalKey(other), Buffer.from("two"));
  expect((await storage.get(originalKey(id)))?.toString()).toBe("one");
  expect([await storage.exists(originalKey(id)), await storage.exists(sizeKey(id, 160))]).toEqual([true, false]);
  await storage.remove(keysOf(id));
  await storage.remove(keysOf(id));
  expect(await storage.exists(originalKey(id))).toBe(false);
  expect((await storage.get(originalKey(other)))?.toString()).toBe("two");
  const left = await readdir(join(folder, "new", "folder"), { recursive: true });
  expect(left.filter((name) => name.includes(id) || name.endsWith(".part"))).toEqual([]);
});

test.each(["../../etc/passwd", "a/b", `${newId()}/../x`, `${newId()}/original/..`, ""])(
  "X62 opens nothing for %j, which is no key of ours",
  async (key) => {
    const storage = diskStorage(folder);
    await expect(async () => await storage.get(key)).rejects.toThrow("not a key");
    await expect(async () => await storage.put(key, Buffer.alloc(1))).rejects.toThrow("not a key");
    await expect(async () => await storage.remove([key])).rejects.toThrow("not a key");
  },
);
