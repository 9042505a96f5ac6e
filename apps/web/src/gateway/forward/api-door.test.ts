import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { generateCallerKey } from "@stallhouse/auth/caller-token";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as trpc from "~/app/api/trpc/[service]/[...path]/route.ts";
import * as webhooks from "~/app/api/webhooks/payments/route.ts";
import { apiDoor } from "./api-door.ts";

const shop = "https://shop.example";
const servers: Server[] = [];
let seen: { url?: string; body: string; signature?: unknown }[] = [];
let url: string;

async function serve(handle: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

beforeAll(async () => {
  const answerAsService = async (request: IncomingMessage, response: ServerResponse) => {
    seen.push({ url: request.url, body: await bodyOf(request), signature: request.headers["stripe-signature"] });
    if (request.headers.accept !== "text/event-stream") return void response.end('{"result":{}}');
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end("data: 1\n\n");
  };
  const service = await serve((request, response) => void answerAsService(request, response));
  vi.stubEnv("PUBLIC_URL", shop);
  vi.stubEnv("STALLHOUSE_MODE", "demo");
  vi.stubEnv("NEXTAUTH_SECRET", "a secret that is long enough for all");
  vi.stubEnv("CALLER_KEY", JSON.stringify((await generateCallerKey("web")).privateKey));
  for (const name of ["IDENTITY", "CATALOG", "ORDER", "PAYMENT", "NOTIFIER"]) vi.stubEnv(`${name}_URL`, service);
  vi.stubEnv("PORT", "1");
  const door = apiDoor({ trpc, webhooks }, shop, async (_request, response) => void response.end("Next"));
  url = await serve((request, response) => void door(request, response));
});
afterAll(() => {
  vi.unstubAllEnvs();
  for (const server of servers) server.close();
});

async function ask(path: string, init?: RequestInit) {
  seen = [];
  const answer = await fetch(url + path, init);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

test("GW-04 a call goes to its service and its answer back, without Next", async () => {
  const answer = await ask("/api/trpc/catalog-service/public.product.list?input=%7B%7D");
  expect([answer.status, answer.text]).toEqual([200, '{"result":{}}']);
  expect(answer.headers.get("cache-control")).toContain("no-store");
  expect(seen).toMatchObject([{ url: "/trpc/public.product.list?input=%7B%7D" }]);
});

test("a change goes with its whole body; one that is not from our own pages goes nowhere", async () => {
  const headers = { origin: shop, "sec-fetch-site": "same-origin", "content-type": "application/json" };
  const path = "/api/trpc/catalog-service/public.product.list";
  expect((await ask(path, { method: "POST", body: '{"a":"ü"}', headers })).status).toBe(200);
  expect(seen).toMatchObject([{ body: '{"a":"ü"}' }]);
  expect((await ask(path, { method: "POST", body: "{}" })).status).toBe(403);
  expect(seen).toEqual([]);
});

test("a stream comes through as it is", async () => {
  const answer = await ask("/api/trpc/catalog-service/public.stock.watch", {
    headers: { accept: "text/event-stream" },
  });
  expect(answer.text).toContain("data: 1");
});

test("the payment provider's message goes on byte by byte, with its signature", async () => {
  const headers = { "stripe-signature": "t=1", "content-type": "application/json" };
  expect((await ask("/api/webhooks/payments", { method: "POST", body: '{ "id": 1 }', headers })).status).toBe(200);
  expect(seen).toEqual([{ url: "/webhooks/payments", body: '{ "id": 1 }', signature: "t=1" }]);
  expect((await ask("/api/webhooks/payments")).status).toBe(405);
});

test("a cookie that opens nothing is taken away", async () => {
  const cookie = "__Host-next-auth.session-token=junk";
  const answer = await ask("/api/trpc/catalog-service/public.product.list", { headers: { cookie } });
  expect(answer.headers.get("set-cookie")).toMatch(/^__Host-next-auth.session-token=; .*Max-Age=0/);
});

test("pages, files and everything else are Next's", async () => {
  for (const path of ["/", "/api/auth/csrf", "/api/trpc", "/api/trpcx/a/b", "/api/webhooks/other"]) {
    expect((await ask(path)).text).toBe("Next");
  }
});
