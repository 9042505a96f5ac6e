import { randomUUID } from "node:crypto";
import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkedKey } from "./media-key.ts";

/** Keeps files by their keys, which media-key.ts makes. What is put under a key never changes. */
export type Storage = {
  put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** Resolves with undefined when there is nothing under the key. */
  get: (key: string) => Promise<Buffer | undefined>;
  exists: (key: string) => Promise<boolean>;
  /** Removing what is not there is fine. */
  remove: (keys: readonly string[]) => Promise<void>;
};

/** Files below a folder, spread over 256 folders by the end of their id. */
export function diskStorage(folder: string): Storage {
  const pathOf = (key: string) => {
    const [id = "", name = ""] = checkedKey(key).split("/");
    return join(folder, id.slice(-2), id, name);
  };
  return {
    put: async (key, bytes) => {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      // Nobody must find half a file.
      const draft = `${path}.${randomUUID()}.part`;
      await writeFile(draft, bytes);
      await rename(draft, path);
    },
    get: (key) => readFile(pathOf(key)).catch(unlessAbsent),
    exists: (key) =>
      access(pathOf(key)).then(
        () => true,
        (error: unknown) => unlessAbsent(error) ?? false,
      ),
    remove: async (keys) => {
      const folders = new Set(keys.map((key) => dirname(pathOf(key))));
      await Promise.all(keys.map((key) => rm(pathOf(key), { force: true })));
      await Promise.all([...folders].map((path) => rm(path, { recursive: true, force: true })));
    },
  };
}

function unlessAbsent(error: unknown): undefined {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
