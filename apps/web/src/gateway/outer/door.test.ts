import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { request as ask } from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 60_000 });
const web = new URL("../../../", import.meta.url);
let door: ChildProcess | undefined;
const asked: ClientRequest[] = [];
afterEach(() => {
  for (const one of asked.splice(0)) one.destroy();
  door?.kill("SIGKILL");
});

/** The door as a process of its own, as it stands in front of Next. */
async function openDoor(): Promise<number> {
  door = fork(new URL("testing/door.ts", import.meta.url), {
    cwd: web,
    execArgv: ["--import", "tsx", "--expose-gc"],
  });
  const [{ port }] = (await once(door, "message")) as [{ port: number }];
  return port;
}

async function memory(): Promise<{ heapUsed: number; rss: number }> {
  if (!door) throw new Error("no door");
  door.send("how much?");
  const [said] = (await once(door, "message")) as [{ heapUsed: number; rss: number }];
  return said;
}

type How = { path?: string; method?: string; headers?: Record<string, string>; body?: string };

/** The status of an answer; 0 for none in two seconds, -1 for a connection that ended without one. */
async function statusOf(port: number, { body, ...how }: How): Promise<number> {
  const asking = ask({ port, host: "127.0.0.1", agent: false, ...how });
  asked.push(asking);
  asking.on("error", () => {});
  if (body === undefined) asking.end();
  else asking.write(body);
  const answer = once(asking, "response").then(([got]: IncomingMessage[]) => {
    got?.on("error", () => {}).resume();
    return got?.statusCode ?? 0;
  });
  return await Promise.race([answer.catch(() => -1), sleep(2_000, 0)]);
}

const stream = { headers: { accept: "text/event-stream" }, path: "/api/trpc/order-service/x" };
const unfinished = { method: "POST", path: "/cart", headers: { "content-length": "900000" }, body: "x".repeat(100) };
const howMany = (statuses: number[], status: number) => statuses.filter((one) => one === status).length;

test.each([
  { what: "500 unfinished bodies", how: unfinished, let: 32, stands: 0 },
  { what: "500 streams", how: stream, let: 100, stands: 200 },
])("$what from one address: $let find room, memory stays flat, others are answered at once", async (given) => {
  const port = await openDoor();
  await statusOf(port, {});
  const before = await memory();
  const from = (address: string) => ({ ...given.how, headers: { ...given.how.headers, "x-forwarded-for": address } });
  const statuses = await Promise.all(Array.from({ length: 500 }, () => statusOf(port, from("192.0.2.1"))));
  expect([howMany(statuses, given.stands), howMany(statuses, 429)]).toEqual([given.let, 500 - given.let]);
  const after = await memory();
  expect(after.heapUsed - before.heapUsed).toBeLessThan(8_000_000);
  expect(after.rss - before.rss).toBeLessThan(60_000_000);
  const started = performance.now();
  expect(await statusOf(port, { headers: { "x-forwarded-for": "192.0.2.2" } })).toBe(200);
  expect(performance.now() - started).toBeLessThan(500);
});

test("500 streams and 500 unfinished bodies, each from an address of its own: no more than there is room for in all", async () => {
  const port = await openDoor();
  await statusOf(port, {});
  const before = await memory();
  const from = (how: How, i: number) => ({
    ...how,
    headers: { ...how.headers, "x-forwarded-for": `192.0.${i % 200}.${Math.floor(i / 200)}` },
  });
  const streams = await Promise.all(Array.from({ length: 500 }, (_, i) => statusOf(port, from(stream, i))));
  const bodies = await Promise.all(Array.from({ length: 500 }, (_, i) => statusOf(port, from(unfinished, i))));
  expect(howMany(streams, 200)).toBe(500);
  expect([howMany(bodies, 0), howMany(bodies, 429)]).toEqual([256, 244]);
  const after = await memory();
  expect(after.heapUsed - before.heapUsed).toBeLessThan(20_000_000);
  expect(after.rss - before.rss).toBeLessThan(100_000_000);
  expect(await statusOf(port, { headers: { "x-forwarded-for": "198.51.100.1" } })).toBe(200);
});

test("SIGTERM under load: not ready, what is under way ends, streams end so that they come back, and the process ends by itself", async () => {
  const port = await openDoor();
  const slow = Array.from({ length: 20 }, () => fetch(`http://127.0.0.1:${port}/slow`));
  const listening = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: "text/event-stream" } });
  await statusOf(port, {});
  door?.kill("SIGTERM");
  await expect.poll(() => statusOf(port, { path: "/api/health" })).toBe(503);
  expect(await statusOf(port, {})).toBe(200);
  const ended = door && once(door, "exit");
  await expect(listening.text()).rejects.toThrow();
  expect(await Promise.all(slow.map(async (answer) => await (await answer).text()))).toEqual(slow.map(() => "done"));
  expect(await ended).toEqual([0, null]);
});
