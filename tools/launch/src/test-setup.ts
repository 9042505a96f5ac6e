import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deletePostgres, startPostgres } from "./postgres.ts";

/** Database tests run on the server in TEST_DATABASE_URL, else on one of their own that is gone afterwards. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const dir = mkdtempSync(join(tmpdir(), "stallhouse-test-"));
  chmodSync(dir, 0o711); // the server runs as another user when we are root
  const server = await startPostgres({ dir, durable: false });
  process.env.TEST_DATABASE_URL = server.url;
  return () => deletePostgres(dir);
}
