import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repositoryRoot = fileURLToPath(new URL("../../../", import.meta.url));

/** Where the local market keeps what it made for itself: data, ports, keys. Git ignores it. */
const defaultStateFolder = join(repositoryRoot, ".stallhouse");

/** Small facts in a folder that only we can read, one JSON file each. */
export function openState(folder: string = defaultStateFolder) {
  mkdirSync(folder, { recursive: true });
  // As root the database runs as another user, who must be able to pass through to its own folder. Our files stay 0600.
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  const fileOf = (name: string) => join(folder, `${name}.json`);

  /** What was written under the name; undefined when nothing was. */
  function read(name: string): unknown {
    const file = fileOf(name);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  }

  /** Replaces the whole file at once, so that a reader never sees half of it. */
  function write(name: string, value: unknown): void {
    const half = `${fileOf(name)}.${process.pid}`;
    writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    renameSync(half, fileOf(name));
  }

  function forget(name: string): void {
    rmSync(fileOf(name), { force: true });
  }

  return { folder, read, write, forget };
}
