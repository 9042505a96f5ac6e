import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createCallee } from "@stallhouse/service/callee";
import { forward } from "./forward.ts";
import type { Gateway } from "./forward.ts";
import { createRateLimit } from "../limits/rate-limit.ts";
import type { Session } from "../session/session-token.ts";

const shop = "https://shop.example";

type Seen = { method?: string; url?: string; headers: IncomingMessage["headers"]; body: string };

let service: Server;
let address: string;
const callee = createCallee({ address: () => address });
let seen: Seen[] = [];

beforeAll(async () => {
  service = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      seen.push({ method: request.method, url: request.url, headers: request.headers, body });
      if (request.url?.includes("slow")) return;
      if (request.url?.includes("busy"))
        return void response.writeHead(503, { "retry-after": "1" }).end(`{"error":"busy"}`);
      if (request.headers.accept === "text/event-stream") {
        return void response.writeHead(200, { "content-type": "text/event-stream" }).end("data: 1\n\n");
      }
      response.writeHead(request.url?.includes("refused") ? 409 : 200, {
        "content-type": "application/json",
        "set-cookie": "inner=1",
        "x-powered-by": "service",
      });
      response.end(`{"result":{"data":"as it came"}}`);
    });
  });
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterAll(() => service.close());
beforeEach(() => {
  seen = [];
});

function sessionOf(role: Session["user"]["role"], guest = false): Session {
  const user = { userId: `${role}-1`, role, email: "", name: "Somebody", guest };
  return { accessToken: `${role}-token`, refreshToken: "r", accessExpiresAt: Date.now() + 300_000, user };
}

function aGateway(given: Partial<Gateway> & { session?: Session } = {}): Gateway {
  return {
    publicUrl: shop,
    ratePerSecond: 1_000,
    calleeOf: () => callee,
    callerToken: async (name) => `web-to-${name}`,
    sessionOf: async () => given.session,
    startGuest: async () => ({ session: sessionOf("user", true), cookie: "session=guest; HttpOnly" }),
    ipOf: () => "192.0.2.1",
    takeToken: createRateLimit(),
    ...given,
  };
}

const ours = { origin: shop, "sec-fetch-site": "same-origin", "content-type": "application/json" };

function post(path: string, headers: Record<string, string> = ours, body = "{}"): Request {
  return new Request(`${shop}/api/trpc/order-service/${path}?batch=1`, { method: "POST", headers, body });
}
const get = (path: string, headers = {}) => new Request(`${shop}/api/trpc/order-service/${path}?input=1`, { headers });
const to = (path: string, name = "order-service") => ({ service: name, path });

test("CA-04 GW-04 GW-06 hands a call and its answer through unread, with the tokens the browser never had", async () => {
  const answer = await forward(
    post("customer.cart.get", { ...ours, "trpc-accept": "x" }, "[1, 2"),
    to("customer.cart.get"),
    aGateway({ session: sessionOf("user") }),
  );
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe(`{"result":{"data":"as it came"}}`);
  expect(seen[0]).toMatchObject({ method: "POST", url: "/trpc/customer.cart.get?batch=1", body: "[1, 2" });
  expect(seen[0]?.headers).toMatchObject({
    authorization: "Bearer user-token",
    "x-caller-token": "web-to-order-service",
  });
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(answer.headers.get("x-powered-by")).toBeNull();
  expect(answer.headers.get("cache-control")).toContain("no-store");
  expect(answer.headers.get("x-correlation-id")).toBe(seen[0]?.headers["x-correlation-id"]);
});

test("X70 strips whatever a client says about itself", async () => {
  const claims = {
    authorization: "Bearer forged",
    "x-caller-token": "forged",
    "x-user-id": "1",
    "x-role": "admin",
    "x-forwarded-for": "1.2.3.4",
    "x-http-method-override": "DELETE",
    cookie: "session=1",
    "x-correlation-id": "mine",
  };
  await forward(get("public.product.list", claims), to("public.product.list"), aGateway());
  const headers: IncomingMessage["headers"] = seen[0]?.headers ?? {};
  expect(headers["authorization"]).toBeUndefined();
  expect(headers["x-caller-token"]).toBe("web-to-order-service");
  expect(headers["x-correlation-id"]).not.toBe("mine");
  for (const name of ["x-user-id", "x-role", "x-forwarded-for", "x-http-method-override", "cookie"]) {
    expect(headers[name]).toBeUndefined();
  }
});

test.each([
  ["customer.order.list", undefined, 401, "NOT_SIGNED_IN"],
  ["seller.order.list", sessionOf("user"), 403, "NOT_ALLOWED"],
  ["admin.order.list", sessionOf("seller"), 403, "NOT_ALLOWED"],
  ["customer.order.list", sessionOf("admin"), 403, "NOT_ALLOWED"],
  ["internal.stock.reserve", sessionOf("admin"), 404, "INPUT_INVALID"],
  ["Internal.stock.reserve", sessionOf("admin"), 404, "INPUT_INVALID"],
  ["public.product.list,internal.stock.reserve", sessionOf("user"), 404, "INPUT_INVALID"],
  ["../internal.stock.reserve", sessionOf("user"), 404, "INPUT_INVALID"],
  ["public", sessionOf("user"), 404, "INPUT_INVALID"],
  ["__proto__.x", sessionOf("user"), 404, "INPUT_INVALID"],
] as const)("GW-02 answers %s itself, in tRPC's shape", async (...[path, session, status, reason]) => {
  const answer = await forward(get(path), to(path), aGateway({ session }));
  expect(answer.status).toBe(status);
  const body = (await answer.json()) as { error: { message: string; data: Record<string, unknown> } };
  expect(body.error.data).toMatchObject({ httpStatus: status, reason });
  expect(seen).toHaveLength(0);
});

test.each(["web", "sandbox", "insight-service", "toString", "order", ""])(
  "knows no service called %j",
  async (name) => {
    const answer = await forward(get("public.x.y"), to("public.x.y", name), aGateway());
    expect(answer.status).toBe(404);
  },
);

test("X34 leaves a mixed batch to the service, which judges each call alone, and cuts batches above 20", async () => {
  const mixed = "public.product.list,seller.order.list";
  expect((await forward(get(mixed), to(mixed), aGateway())).status).toBe(200);
  const twenty = Array.from({ length: 20 }, () => "public.product.list").join(",");
  expect((await forward(get(twenty), to(twenty), aGateway())).status).toBe(200);
  const more = `${twenty},public.product.list`;
  expect((await forward(get(more), to(more), aGateway())).status).toBe(413);
});

test("X35 knows no methods but GET and POST", async () => {
  for (const method of ["HEAD", "PUT", "DELETE", "OPTIONS"]) {
    const request = new Request(`${shop}/api/trpc/order-service/public.a.b`, { method, headers: ours });
    expect((await forward(request, to("public.a.b"), aGateway())).status).toBe(405);
  }
});

test.each([
  { ...ours, origin: "https://evil.example" },
  { ...ours, origin: "null" },
  { ...ours, origin: "not a url" },
  { ...ours, "sec-fetch-site": "cross-site" },
  { ...ours, "sec-fetch-site": "same-site" },
  { "content-type": "text/plain" },
])("X55 refuses a change that does not come from our own pages (%j)", async (headers) => {
  const answer = await forward(
    post("customer.cart.addLine", headers),
    to("customer.cart.addLine"),
    aGateway({ session: sessionOf("user") }),
  );
  expect(answer.status).toBe(403);
  expect(seen).toHaveLength(0);
});

test("starts a guest at the first cart write and keeps it in a cookie", async () => {
  const answer = await forward(post("customer.cart.addLine"), to("customer.cart.addLine"), aGateway());
  expect(answer.status).toBe(200);
  expect(answer.headers.get("set-cookie")).toBe("session=guest; HttpOnly");
  expect(seen[0]?.headers["authorization"]).toBe("Bearer user-token");
});

test("starts no guest for reading a cart, for another service or for an order", async () => {
  expect((await forward(get("customer.cart.get"), to("customer.cart.get"), aGateway())).status).toBe(401);
  expect((await forward(post("customer.order.place"), to("customer.order.place"), aGateway())).status).toBe(401);
  expect((await forward(post("customer.cart.x"), to("customer.cart.x", "catalog-service"), aGateway())).status).toBe(
    401,
  );
});

test("says that a part of the shop is away when no guest can be started", async () => {
  const startGuest = () => Promise.reject(new Error("identity is down"));
  const answer = await forward(post("customer.cart.addLine"), to("customer.cart.addLine"), aGateway({ startGuest }));
  expect(answer.status).toBe(503);
});

test("X70 limits how much one person does at once, writes more than reads", async () => {
  const gateway = aGateway({ session: sessionOf("user"), ratePerSecond: 3 });
  const statuses: number[] = [];
  for (let i = 0; i < 3; i++)
    statuses.push((await forward(post("customer.cart.get"), to("customer.cart.get"), gateway)).status);
  expect(statuses).toEqual([200, 200, 429]);
  const read = await forward(get("customer.cart.get"), to("customer.cart.get"), gateway);
  expect(read.status).toBe(200);
});

test("refuses a body above 100 kB, declared or not", async () => {
  const big = "x".repeat(100_001);
  const session = sessionOf("user");
  expect(
    (await forward(post("customer.cart.get", ours, big), to("customer.cart.get"), aGateway({ session }))).status,
  ).toBe(413);
  const stream = new ReadableStream({ start: (c) => (c.enqueue(new TextEncoder().encode(big)), c.close()) });
  const undeclared = new Request(`${shop}/api/x`, {
    method: "POST",
    headers: ours,
    body: stream,
    duplex: "half",
  } as RequestInit);
  expect((await forward(undeclared, to("customer.cart.get"), aGateway({ session }))).status).toBe(413);
});

test("passes a service's refusal on as it is, and translates one that is too busy to speak", async () => {
  expect((await forward(get("public.refused.x"), to("public.refused.x"), aGateway())).status).toBe(409);
  const busy = await forward(get("public.busy.x"), to("public.busy.x"), aGateway());
  expect(busy.status).toBe(503);
  expect(await busy.json()).toMatchObject({ error: { data: { reason: "SERVICE_AWAY" } } });
});

test("answers SERVICE_AWAY with a code to quote when a service cannot be reached", async () => {
  const nobody = createCallee({ address: () => "http://127.0.0.1:1", patienceMs: 50 });
  const answer = await forward(get("public.a.b"), to("public.a.b"), aGateway({ calleeOf: () => nobody }));
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("1");
  const body = (await answer.json()) as { error: { data: { reason: string; correlationId: string } } };
  expect(body.error.data.reason).toBe("SERVICE_AWAY");
  expect(body.error.data.correlationId).toMatch(/^[0-9a-f-]{36}$/);
});

test("sends away what finds no free place, and frees places when answers have been read", async () => {
  const places = { call: { most: 1, mostWaiting: 0, waitMs: 20 } };
  const narrow = createCallee({ address: () => address, places });
  const gateway = aGateway({ calleeOf: () => narrow });
  const leaves = new AbortController();
  const slow = forward(new Request(get("public.slow.x"), { signal: leaves.signal }), to("public.slow.x"), gateway);
  await expect.poll(() => seen.length).toBe(1);
  expect((await forward(get("public.a.b"), to("public.a.b"), gateway)).status).toBe(503);
  leaves.abort();
  expect((await slow).status).toBe(503);
  for (let i = 0; i < 3; i++) {
    const answer = await forward(get("public.a.b"), to("public.a.b"), gateway);
    expect(answer.status).toBe(200);
    await answer.text();
  }
});

test.each([
  { path: "customer.order.place", method: "POST", begun: 2, status: 200 },
  { path: "customer.order.list", method: "GET", begun: 2, status: 200 },
  { path: "customer.order.cancel", method: "POST", begun: 1, status: 503 },
  { path: "customer.order.place,customer.cart.addLine", method: "POST", begun: 1, status: 503 },
])("a service that dies with $path in hand: $method begun $begun times", async ({ path, method, begun, status }) => {
  let times = 0;
  const dying = createServer(({ url, socket }, response) => {
    if (url?.startsWith("/trpc/") && ++times === 1) return void socket.destroy();
    response.end("{}");
  });
  await new Promise<void>((resolve) => dying.listen(0, "127.0.0.1", resolve));
  const { port } = dying.address() as AddressInfo;
  const there = createCallee({ address: () => `http://127.0.0.1:${port}` });
  const gateway = aGateway({ session: sessionOf("user"), calleeOf: () => there });
  const answer = await forward(method === "GET" ? get(path) : post(path), to(path), gateway);
  expect([answer.status, times]).toEqual([status, begun]);
  dying.close();
});

test("a stream says first how soon to come back when it ends, and then what the service says", async () => {
  const headers = { accept: "text/event-stream" };
  const answer = await forward(get("public.a.b", headers), to("public.a.b"), aGateway());
  expect(await answer.text()).toBe("retry: 1500\n\ndata: 1\n\n");
});
