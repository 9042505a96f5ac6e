import { once } from "node:events";
import { request as ask } from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Refusal } from "@stallhouse/contracts/refusal";
import { TRPCError } from "@trpc/server";
import { createCaller, createCallerVerifier, generateCallerKey } from "@stallhouse/auth/caller-token";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callerTokenHeader } from "./client.ts";
import { answer, createHttpServer, readBody } from "./http-server.ts";
import type { Route } from "./http-server.ts";
import { createMetrics } from "./metrics.ts";
import { anActor } from "./testing.ts";

const [web, order, stranger] = await Promise.all(["web", "order-service", "web"].map(generateCallerKey));
if (!web || !order || !stranger) throw new Error("no keys");

const routes: Route[] = [
  {
    method: "POST",
    path: "/guarded",
    callers: ["web"],
    handle: async (request, response) => answer(response, 200, { body: await readBody(request, 100) }),
  },
  {
    method: "GET",
    path: "/files/*",
    handle: async (request, response, actorOf) =>
      answer(response, 200, { path: request.url, actor: (await actorOf())?.role }),
  },
  {
    method: "GET",
    path: "/refused",
    handle: async () => {
      throw new Refusal("SKU_TAKEN", { sku: "A" });
    },
  },
  { method: "GET", path: "/open", handle: async (_request, response) => answer(response, 200, {}) },
];
const { server } = createHttpServer({
  routes,
  verifyCaller: createCallerVerifier("payment-service", { keys: [web.publicKey, order.publicKey] }),
  identify: async ({ headers }) => {
    if (headers.authorization) throw new TRPCError({ code: "UNAUTHORIZED", cause: new Refusal("SESSION_ENDED") });
    return { actor: anActor("seller") };
  },
  trpc: (_request, response) => answer(response, 404, {}),
  unready: async () => [],
  metrics: createMetrics("payment-service"),
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function post(token?: string): Promise<number> {
  const headers: Record<string, string> = token ? { [callerTokenHeader]: token } : {};
  return (await fetch(`${url}/guarded`, { method: "POST", body: "raw", headers })).status;
}

test("a route with callers opens to the process it names, and hands it the raw body", async () => {
  const headers = { [callerTokenHeader]: await createCaller("web", web.privateKey)("payment-service") };
  const response = await fetch(`${url}/guarded`, { method: "POST", body: "raw", headers });
  expect([response.status, await response.json()]).toEqual([200, { body: "raw" }]);
});

test("X67 it stays shut for another process, for a token meant elsewhere, for a foreign key and for nobody", async () => {
  expect(await post(await createCaller("order-service", order.privateKey)("payment-service"))).toBe(403);
  expect(await post(await createCaller("web", web.privateKey)("order-service"))).toBe(401);
  expect(await post(await createCaller("web", stranger.privateKey)("payment-service"))).toBe(401);
  expect(await post("junk")).toBe(401);
  expect(await post()).toBe(401);
});

test("a route without callers is open to anyone", async () => {
  expect((await fetch(`${url}/open`)).status).toBe(200);
});

test("a route may stand for everything below it, and is told who acts", async () => {
  const response = await fetch(`${url}/files/a/b`);
  expect(await response.json()).toEqual({ path: "/files/a/b", actor: "seller" });
  expect((await fetch(`${url}/files`)).status).toBe(404);
});

test("a refusal is answered with its status and what fills its sentence, a void token with its reason", async () => {
  const taken = await fetch(`${url}/refused`);
  expect([taken.status, await taken.json()]).toEqual([409, { reason: "SKU_TAKEN", details: { sku: "A" } }]);
  const ended = await fetch(`${url}/files/a`, { headers: { authorization: "Bearer old" } });
  expect([ended.status, await ended.json()]).toEqual([401, { reason: "SESSION_ENDED", details: {} }]);
});

test("a body larger than allowed is answered, whether its length was said or not", async () => {
  const headers = { [callerTokenHeader]: await createCaller("web", web.privateKey)("payment-service") };
  const unsaid = new Blob(["x".repeat(200)]).stream();
  for (const body of ["x".repeat(200), unsaid]) {
    const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    expect(await (await fetch(`${url}/guarded`, init)).json()).toEqual({});
  }
});

test("bodies that never end are bounded: who only asks is answered as before, and the next body when one is over", async () => {
  const { port } = server.address() as AddressInfo;
  const token = await createCaller("web", web.privateKey)("payment-service");
  const headers = { [callerTokenHeader]: token, "content-length": "9" };
  const statusOf = async (asking: ClientRequest) => {
    const [{ statusCode }] = (await once(
      asking.on("error", () => {}),
      "response",
    )) as [IncomingMessage];
    return statusCode;
  };
  const begin = () => {
    const asking = ask({ port, path: "/guarded", method: "POST", agent: false, headers });
    asking.write("x");
    return asking;
  };
  const begun = Array.from({ length: 128 }, begin);
  await Promise.all(
    begun.map((asking) =>
      once(
        asking.on("error", () => {}),
        "socket",
      ),
    ),
  );
  await expect.poll(() => statusOf(begin())).toBe(503);
  expect((await fetch(`${url}/open`)).status).toBe(200);
  begun[0]?.end("x".repeat(8));
  expect(begun[0] && (await statusOf(begun[0]))).toBe(200);
  for (const asking of begun) asking.destroy();
  await expect.poll(() => post(token)).toBe(200);
});
