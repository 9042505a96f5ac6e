import { once } from "node:events";
import { createServer, request as ask } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createBodyWatch } from "./bodies.ts";

let close = () => {};
afterEach(() => close());

async function open(mostBytes?: number) {
  let whole = 0;
  const watch = createBodyWatch(mostBytes);
  const server = createServer((request, response) => {
    watch(request, response, { maxBytes: 1_000, withinMs: 300, onWhole: () => whole++ });
    request.resume().on("end", () => response.end("whole"));
    request.on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  const { port } = server.address() as AddressInfo;
  return {
    whole: () => whole,
    send: (headers: Record<string, string> = {}) => ask({ port, method: "POST", agent: false, headers }),
  };
}
const statusOf = async (asking: ReturnType<typeof ask>) => {
  const [answer] = (await once(
    asking.on("error", () => {}),
    "response",
  )) as [IncomingMessage];
  return answer.statusCode;
};

test("a body that comes in byte by byte has its time, and no longer", async () => {
  const { send, whole } = await open();
  const asking = send();
  const timer = setInterval(() => asking.write("x"), 20);
  const started = performance.now();
  expect(await statusOf(asking)).toBe(408);
  clearInterval(timer);
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(whole()).toBe(1);
});

test("a body that is whole in time is let through, and its answer may take as long as it takes", async () => {
  const { send, whole } = await open();
  const asking = send();
  asking.write("x".repeat(500));
  asking.end("x".repeat(500));
  expect([await statusOf(asking), whole()]).toEqual([200, 1]);
});

test("all bodies together are bounded, by what has come in", async () => {
  const { send } = await open(1_500);
  const first = send();
  first.write("x".repeat(900));
  await once(first, "socket");
  const second = send();
  second.write("x".repeat(900));
  const [one, two] = await Promise.all([statusOf(first), statusOf(second)]);
  expect(new Set([one, two])).toEqual(new Set([408, 503]));
});
