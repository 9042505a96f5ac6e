import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { waitUntilReady } from "./processes.ts";
import type { Running } from "./processes.ts";

let reasons: string[];
/** How long after it was asked first it is ready. */
let readyAfterMs: number;
let child: ChildProcess;
const server = createServer((_, response) => {
  if (readyAfterMs > 0) setTimeout(() => (reasons = []), readyAfterMs);
  readyAfterMs = 0;
  response.writeHead(reasons.length > 0 ? 503 : 200, { connection: "close" });
  response.end(JSON.stringify({ ready: reasons.length === 0, reasons }));
});
let running: Running;

beforeEach(async () => {
  readyAfterMs = 0;
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
  running = { name: "catalog-service", child, logFile: "catalog.log", url: `http://127.0.0.1:${port}` };
});
afterEach(async () => {
  child.kill("SIGKILL");
  await new Promise((resolve) => server.close(resolve));
});

it("a service that migrates is waited for, however long it takes", async () => {
  reasons = ["migrating"];
  readyAfterMs = 1_500;
  await waitUntilReady(running, 500);
  expect(reasons).toEqual([]);
});

it("one that is not ready for another reason is given up in time", async () => {
  reasons = ["database"];
  await expect(waitUntilReady(running, 200)).rejects.toThrow("catalog-service is not ready after 0 s: see catalog.log");
});

it("one that ends while it migrates is given up at once", async () => {
  reasons = ["migrating"];
  setTimeout(() => child.kill("SIGKILL"), 100);
  await expect(waitUntilReady(running, 60_000)).rejects.toThrow("catalog-service ended while starting");
});
