import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Agent, request as httpRequest } from "node:http";
import type { IncomingMessage } from "node:http";
import { createConnection } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { answer, createHttpServer } from "./http-server.ts";
import type { Route } from "./http-server.ts";
import type { DrainPlan } from "./traffic.ts";
import { createMetrics } from "./metrics.ts";

vi.setConfig({ testTimeout: 60_000 });
const script = join(import.meta.dirname, "testing", "counting-service.ts");
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

type Life = { child: ChildProcess; port: Promise<number> };

/** One life of the service, loaded and about to listen on a port; what it did is put into `done`. */
async function live(port: number, done: string[]): Promise<Life> {
  const child = spawn(process.execPath, ["--import", "tsx", script, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const listening = new Promise<number>((resolve) => {
    lines.on("line", (line) => {
      if (line.startsWith("done ")) done.push(line.slice(5));
      if (line.startsWith("port ")) resolve(Number(line.slice(5)));
    });
  });
  await once(lines, "line");
  return { child, port: listening };
}

/** Calls once, and again only when nothing can have been done: refused, or sent away before it began. */
async function call(url: string, patienceMs = 20_000): Promise<number> {
  const from = Date.now();
  for (;;) {
    const status = await fetch(url, { method: "POST", body: "x" }).then(
      async (response) => {
        const body = (await response.json()) as { error?: string };
        return response.status === 503 && response.headers.get("retry-after") === "1" && body.error
          ? "again"
          : response.status;
      },
      (error: unknown) => (isRefused(error) ? "again" : -1),
    );
    if (status !== "again") return status;
    if (Date.now() - from > patienceMs) return 503;
    await sleep(100);
  }
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
}

test("F46 a service that is stopped under load and started again loses none of the calls and does none twice", async () => {
  const done: string[] = [];
  const first = await live(0, done);
  const port = await first.port;
  const results: Promise<number>[] = [];
  let isOver = false;
  let count = 0;
  const callers = Array.from({ length: 30 }, async (_, caller) => {
    while (!isOver) {
      const result = call(`http://127.0.0.1:${port}/do/${caller}-${count++}`);
      results.push(result);
      await result;
      if (caller % 3 === 0) await sleep(Math.random() * 600); // these leave their connections idle for a while
    }
  });
  const second = await live(port, done);
  await sleep(300);
  first.child.kill("SIGTERM");
  const [code] = (await once(first.child, "exit")) as [number | null];
  await second.port;
  await sleep(500);
  isOver = true;
  await Promise.all(callers);
  const all = await Promise.all(results);
  await expect.poll(() => done.length).toBe(all.length);
  expect(code).toBe(0);
  expect(all.filter((status) => status !== 200)).toEqual([]);
  expect(all.length).toBeGreaterThan(100);
  expect(new Set(done).size).toBe(all.length);
});

/** A server in this process, with a slow route and a live stream, on its way out with a plan of its own. */
async function opened(plan: DrainPlan) {
  const routes: Route[] = [
    {
      method: "GET",
      path: "/slow",
      handle: async (_request, response) => {
        await sleep(1_500);
        answer(response, 200, { slow: true });
      },
    },
    {
      method: "GET",
      path: "/live",
      handle: async (_request, response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write("data: 1\n\n");
      },
    },
    { method: "GET", path: "/quick", handle: async (_request, response) => answer(response, 200, {}) },
  ];
  const { server, traffic } = createHttpServer(
    {
      routes,
      verifyCaller: () => Promise.reject(new Error("nobody is asked")),
      trpc: (_request, response) => answer(response, 404, {}),
      unready: async () => [],
      metrics: createMetrics("catalog-service"),
    },
    plan,
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { port, drain: traffic.drain };
}

type Answer = {
  status: number | undefined;
  connection: string | undefined;
  retryAfter: string | undefined;
  body: string;
};

function ask(port: number, path: string, agent: Agent): Promise<Answer> {
  const headers = path === "/live" ? { accept: "text/event-stream" } : {};
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ port, host: "127.0.0.1", path, agent, headers }, (response: IncomingMessage) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      const { connection, "retry-after": retryAfter } = response.headers;
      response.on("close", () => resolve({ status: response.statusCode, connection, retryAfter, body }));
    });
    asked.on("error", reject).end();
  });
}
const keeping = () => new Agent({ keepAlive: true, maxSockets: 1 });

test("F46 once draining, kept and new connections are answered that we are not ready; then nobody new is let in, and an answer is a connection's last", async () => {
  const { port, drain } = await opened({ graceMs: 1_500, idleMs: 5_000, workMs: 6_000 });
  const [first, second] = [keeping(), keeping()];
  expect(await ask(port, "/readyz", first)).toMatchObject({ status: 200, connection: "keep-alive" });
  const kept = createConnection(port, "127.0.0.1");
  expect(await askRaw(kept, "/quick")).toMatch(/^HTTP\/1.1 200 .*Connection: keep-alive/s);
  const ended = drain();
  for (const agent of [first, second]) {
    const readiness = await ask(port, "/readyz", agent);
    expect(readiness.status).toBe(503);
    expect(JSON.parse(readiness.body)).toEqual({ ready: false, reasons: ["draining"] });
    expect(await ask(port, "/quick", agent)).toMatchObject({ status: 200 });
    agent.destroy();
  }
  const anew = () => ask(port, "/quick", new Agent()).catch((error: NodeJS.ErrnoException) => error.code);
  await expect.poll(anew, { timeout: 5_000 }).toBe("ECONNREFUSED");
  expect(await askRaw(kept, "/quick")).toMatch(/^HTTP\/1.1 200 .*connection: close/s);
  await ended;
});

/** Over a connection that its client keeps whatever it is told; a Node agent would heed how long it may. */
async function askRaw(socket: Socket, path: string): Promise<string> {
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  const [chunk] = (await once(socket, "data")) as [Buffer];
  return chunk.toString();
}

test("F46 work under way is finished, also when it takes longer than idle connections may stay", async () => {
  const { port, drain } = await opened({ graceMs: 50, idleMs: 100, workMs: 10_000 });
  const slow = ask(port, "/slow", keeping());
  await sleep(100);
  const ended = drain();
  expect(await slow).toMatchObject({ status: 200, connection: "close", body: '{"slow":true}' });
  await ended;
});

test("F46 a call that comes too late is sent away undone, and told when to come again", async () => {
  const { port, drain } = await opened({ graceMs: 50, idleMs: 100, workMs: 10_000 });
  const late = createConnection(port, "127.0.0.1");
  await askRaw(late, "/quick");
  const slow = ask(port, "/slow", keeping()); // keeps the process open
  await sleep(100);
  const ended = drain();
  await sleep(500);
  const answered = await askRaw(late, "/quick");
  expect(answered).toMatch(/^HTTP\/1.1 503 .*connection: close.*retry-after: 1/s);
  expect(answered).toContain('{"error":"draining"}');
  expect((await slow).status).toBe(200);
  await ended;
});

test("F46 live streams end at once, and callers are told to close idle connections long before we would", async () => {
  const { port, drain } = await opened({ graceMs: 3_000, idleMs: 4_000, workMs: 4_000 });
  const told = await fetch(`http://127.0.0.1:${port}/quick`);
  expect(told.headers.get("keep-alive")).toBe("timeout=4");
  const stream = ask(port, "/live", keeping());
  await sleep(100);
  const from = Date.now();
  const ended = drain();
  expect((await stream).body).toBe("data: 1\n\n");
  expect(Date.now() - from).toBeLessThan(2_000);
  await ended;
});
