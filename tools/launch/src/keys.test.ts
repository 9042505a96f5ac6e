import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { readKeys } from "./keys.ts";
import { openState } from "./state.ts";

const folder = mkdtempSync(join(tmpdir(), "stallhouse-keys-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the market's secrets are made once; one that an older release did not know is added to the others", async () => {
  const first = await readKeys(folder);
  expect(await readKeys(folder)).toEqual(first);
  const { trackSecret, ...older } = first;
  expect(trackSecret).toMatch(/^[\w-]{32,}$/);
  openState(folder).write("keys", older);
  const mended = await readKeys(folder);
  expect(mended).toEqual({ ...older, trackSecret: expect.stringMatching(/^[\w-]{32,}$/) });
  expect(await readKeys(folder)).toEqual(mended);
});
