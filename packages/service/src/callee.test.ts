import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import { createServer as createSocketServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createCallee } from "./callee.ts";
import { CalleeAway } from "./presence.ts";

vi.setConfig({ testTimeout: 30_000 });
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function listen(server: Server, port = 0): Promise<{ port: number; close: () => Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  open.push(close);
  return { port: (server.address() as AddressInfo).port, close };
}
const serve = async (handle: RequestListener, port?: number) => await listen(createServer(handle), port);

/** Accepts and never says a word, as a process that was stopped does, until it is told to wake. */
async function serveHanging() {
  let isAwake = false;
  const sockets = new Set<Socket>();
  const asleep = createServer((_, response) => response.end("awake"));
  const server = createSocketServer((socket) => {
    socket.on("error", () => {});
    sockets.add(socket);
    if (isAwake) asleep.emit("connection", socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, wake: () => (isAwake = true) };
}

const at = (port: number) => () => `http://127.0.0.1:${port}`;
const within = (ms: number) => ({ signal: AbortSignal.timeout(ms) });
async function took(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
const change = (ms: number) => ({ method: "POST", body: "{}", ...within(ms) });

describe("a service that restarts", () => {
  test.each(["GET", "POST"])("a %s waits while nobody listens, and is answered by who comes back", async (method) => {
    const first = await serve((_, response) => response.end());
    await first.close();
    const callee = createCallee({ address: at(first.port) });
    const answer = callee.fetch("/", { method, ...within(8_000) });
    await sleep(300);
    await serve((_, response) => response.end("back"), first.port);
    expect(await (await answer).text()).toBe("back");
  });

  test("two hundred calls wait for it, and none is lost", async () => {
    const first = await serve((_, response) => response.end());
    await first.close();
    const callee = createCallee({ address: at(first.port) });
    const answers = Array.from({ length: 200 }, () => callee.fetch("/", change(20_000)));
    await sleep(300);
    await serve((_, response) => void setTimeout(() => response.end(), 5), first.port);
    const statuses = await Promise.all(answers.map(async (answer) => (await answer).status));
    expect(statuses.every((status) => status === 200)).toBe(true);
  });

  test.each(["draining", "migrating", "starting"])(
    "whoever says at the door that it is %s has begun nothing: asked again",
    async (why) => {
      let turnedAway = 0;
      let begun = 0;
      const { port } = await serve(({ url }, response) => {
        const isGoing = turnedAway < 3 && url === "/";
        if (isGoing) return void response.writeHead(503).end(JSON.stringify({ reasons: [why], turn: turnedAway++ }));
        if (url === "/") begun++;
        response.end("done");
      });
      const answer = await createCallee({ address: at(port) }).fetch("/", change(8_000));
      expect([await answer.text(), turnedAway, begun]).toEqual(["done", 3, 1]);
    },
  );

  test.each([
    { what: "what is read", init: { method: "GET" }, how: {}, begun: 2 },
    { what: "a change that is safe to repeat", init: { method: "POST" }, how: { isRepeatable: true }, begun: 2 },
    { what: "a change that may have been made", init: { method: "POST" }, how: {}, begun: 1 },
  ])("a connection that ends before the answer: $what is begun $begun times", async ({ init, how, begun }) => {
    let times = 0;
    const { port } = await serve(({ url, socket }, response) => {
      if (url === "/" && ++times === 1) return void socket.destroy();
      response.end("done");
    });
    const answer = createCallee({ address: at(port) }).fetch("/", { ...init, ...within(8_000) }, how);
    if (begun === 1) await expect(answer).rejects.toThrow();
    else expect(await (await answer).text()).toBe("done");
    expect(times).toBe(begun);
  });

  test("a call that ends its service each time is not made for ever", async () => {
    let times = 0;
    const { port } = await serve(({ url, socket }, response) => {
      if (url !== "/") return void response.end();
      times++;
      socket.destroy();
    });
    await expect(createCallee({ address: at(port) }).fetch("/", within(8_000))).rejects.toThrow();
    expect(times).toBe(3);
  });

  test("after its patience with an absent service calls fail at once, and go through once it is back", async () => {
    const first = await serve((_, response) => response.end());
    await first.close();
    const callee = createCallee({ address: at(first.port), patienceMs: 200 });
    const waited = await took(() => expect(callee.fetch("/", within(8_000))).rejects.toBeInstanceOf(CalleeAway));
    expect(waited).toBeGreaterThan(150);
    expect(waited).toBeLessThan(1_500);
    const refused = await took(() => expect(callee.fetch("/", within(8_000))).rejects.toBeInstanceOf(CalleeAway));
    expect(refused).toBeLessThan(100);
    await serve((_, response) => response.end("back"), first.port);
    await expect
      .poll(async () => (await callee.fetch("/").catch(() => undefined))?.status, { timeout: 4_000 })
      .toBe(200);
  });
});

describe("a service that hangs", () => {
  test("what is read fails as soon as nobody seems alive there, and then at once; back, it is trusted after one trial", async () => {
    const { port, wake } = await serveHanging();
    const callee = createCallee({ address: at(port), suspectMs: 50, restMs: 50 });
    // Asked whether it lives, it gets two seconds to say so.
    const noticed = await took(() => expect(callee.fetch("/", within(8_000))).rejects.toBeInstanceOf(CalleeAway));
    expect(noticed).toBeLessThan(4_000);
    const refused = await took(() => expect(callee.fetch("/", within(8_000))).rejects.toBeInstanceOf(CalleeAway));
    expect(refused).toBeLessThan(50);
    wake();
    const text = async () => (await callee.fetch("/").catch(() => undefined))?.text();
    await expect.poll(text, { timeout: 6_000 }).toBe("awake");
  });

  test("alive but never answering, it is left alone after calls in a row without an answer, and one trial opens it again", async () => {
    let isStuck = true;
    let begun = 0;
    const { port } = await serve(({ url }, response) => {
      if (url === "/readyz" || url === "/healthz") return void response.end("{}");
      begun++;
      if (!isStuck) response.end("done");
    });
    const callee = createCallee({ address: at(port), suspectMs: 50, restMs: 60 });
    for (let i = 0; i < 5; i++) await expect(callee.fetch("/", change(200))).rejects.toThrow();
    await expect(callee.fetch("/", within(1_000))).rejects.toBeInstanceOf(CalleeAway);
    expect(begun).toBe(5);
    isStuck = false;
    const text = async () => (await callee.fetch("/", within(1_000)).catch(() => undefined))?.text();
    await expect.poll(text, { timeout: 5_000 }).toBe("done");
    expect(await text()).toBe("done");
  });

  test("it costs its own places only: the others answer as before", async () => {
    const { port } = await serveHanging();
    const hanging = createCallee({ address: at(port), places: { call: { most: 2, mostWaiting: 2, waitMs: 50 } } });
    const lively = createCallee({ address: at((await serve((_, response) => response.end("here"))).port) });
    let lost = 0;
    const calls = Array.from({ length: 20 }, () => hanging.fetch("/", within(1_500)).catch(() => lost++));
    for (let i = 0; i < 20; i++) expect(await (await lively.fetch("/", within(1_000))).text()).toBe("here");
    // The two that found places hang still.
    expect(lost).toBeLessThanOrEqual(18);
    await Promise.all(calls);
    expect(lost).toBe(20);
  });

  test("each kind of call has places of its own", async () => {
    const { port } = await serve(
      ({ url }, response) => void (url === "/stream" ? response.write("a") : response.end()),
    );
    const one = { most: 1, mostWaiting: 0, waitMs: 0 };
    const callee = createCallee({ address: at(port), places: { call: one, stream: one, picture: one } });
    const leaves = new AbortController();
    const stream = { signal: leaves.signal };
    await callee.fetch("/stream", stream, { kind: "stream" });
    await expect(callee.fetch("/stream", stream, { kind: "stream" })).rejects.toBeInstanceOf(CalleeAway);
    for (const kind of ["call", "picture"] as const) expect((await callee.fetch("/", {}, { kind })).status).toBe(200);
    // Who leaves gives the place back though nobody read to the end.
    leaves.abort();
    expect((await callee.fetch("/", {}, { kind: "stream" })).status).toBe(200);
  });
});

test("a service that is too busy to listen is not asked again for this call, and may be for the next", async () => {
  let begun = 0;
  const { port } = await serve(
    (_, response) => void response.writeHead(++begun === 1 ? 503 : 200, { "retry-after": "1" }).end(`{"error":"busy"}`),
  );
  const callee = createCallee({ address: at(port) });
  await expect(callee.fetch("/", within(1_000))).rejects.toBeInstanceOf(CalleeAway);
  expect((await callee.fetch("/", within(1_000))).status).toBe(200);
});

test("a refusal with status 503 is an answer like others", async () => {
  const { port } = await serve((_, response) => void response.writeHead(503).end(`{"reason":"SERVICE_AWAY"}`));
  const answer = await createCallee({ address: at(port) }).fetch("/", within(1_000));
  expect([answer.status, await answer.text()]).toEqual([503, `{"reason":"SERVICE_AWAY"}`]);
});
