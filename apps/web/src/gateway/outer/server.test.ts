import { once } from "node:events";
import { request as ask } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createOuterServer } from "./server.ts";
import { nobodysToKeep, publicPaths, uuid } from "./testing/paths.ts";
import { usual } from "./testing/usual.ts";
import type { Handle } from "./server.ts";

const publicUrl = "https://shop.example";
let server: Server | undefined;
/** What came through to Next. */
let heard: IncomingHttpHeaders[] = [];

afterEach(async () => {
  heard = [];
  if (!server) return;
  server.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;
type Given = { isProxyTrusted?: boolean; isDevelopment?: boolean };

async function open(answer: Answer, { isProxyTrusted = false, isDevelopment = false }: Given = {}): Promise<number> {
  const handle: Handle = async (request, response) => {
    heard.push({ ...request.headers });
    await answer(request, response);
  };
  ({ server } = createOuterServer(handle, { ...usual, publicUrl, isProxyTrusted, isDevelopment }));
  await once(server.listen(0, "127.0.0.1"), "listening");
  return (server.address() as AddressInfo).port;
}

type Asked = { path?: string; method?: string; headers?: Record<string, string> };
type Got = { status: number; headers: IncomingHttpHeaders; text: string };

async function get(port: number, { path = "/", method = "GET", headers = {} }: Asked = {}): Promise<Got> {
  const asking = ask({ port, host: "127.0.0.1", path, method, headers: { connection: "close", ...headers } }).end();
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of answer) text += String(chunk);
  return { status: answer.statusCode ?? 0, headers: answer.headers, text };
}

const page: Answer = (_, response) =>
  response.writeHead(200, { "content-type": "text/html", "cache-control": "public, max-age=60" }).end("<p>Hello");

describe("who may keep an answer", () => {
  test("X61 a good answer of a public route is anybody's, for as long as the one list says", async () => {
    const port = await open(page);
    for (const [path, cache] of Object.entries(publicPaths)) {
      expect([path, (await get(port, { path })).headers["cache-control"]]).toEqual([path, cache]);
    }
  });

  test("X61 nobody keeps an answer of any other address, whatever is said of it further in", async () => {
    const port = await open(page);
    expect(nobodysToKeep.length).toBeGreaterThan(100);
    for (const path of nobodysToKeep) {
      const { headers } = await get(port, { path });
      expect([path, headers["cache-control"]]).toEqual([path, "private, no-store"]);
    }
  });

  test.each([301, 308, 400, 404, 410, 500, 503])("X61 an answer of %d is nobody's to keep", async (status) => {
    const port = await open((_, response) => response.writeHead(status, { "cache-control": "public" }).end());
    for (const path of Object.keys(publicPaths)) {
      expect((await get(port, { path })).headers["cache-control"]).toBe("private, no-store");
    }
  });

  test("a picture that somebody has already is still anybody's", async () => {
    const port = await open((_, response) => response.writeHead(304).end());
    const got = await get(port, { path: `/media/${uuid}`, headers: { "if-none-match": '"1"' } });
    expect([got.status, got.headers["cache-control"]]).toEqual([304, "public, max-age=31536000, immutable"]);
    expect(heard[0]?.["if-none-match"]).toBe('"1"');
  });

  test.each(["setHeader", "object", "list", "implicit", "flush"])(
    "X61 a cookie that is set by %s never leaves a public route, and the answer is not kept",
    async (way) => {
      const port = await open((_, response) => {
        if (way === "object") return response.writeHead(200, { "Set-Cookie": ["a=1", "b=2"] }).end("x");
        if (way === "list") return response.writeHead(200, ["Set-Cookie", "a=1", "set-cookie", "b=2"]).end("x");
        response.setHeader("set-cookie", "a=1");
        if (way === "flush") response.flushHeaders();
        if (way === "setHeader") response.writeHead(200, "Fine");
        return response.end("x");
      });
      for (const path of Object.keys(publicPaths)) {
        const { headers } = await get(port, { path });
        expect([headers["set-cookie"], headers["cache-control"]]).toEqual([undefined, "private, no-store"]);
      }
      const { headers } = await get(port, { path: "/account" });
      expect(headers["set-cookie"]).toContain("a=1");
    },
  );

  test("a stream goes out as it was sent", async () => {
    const port = await open((_, response) =>
      response.writeHead(200, { "cache-control": "no-store, no-transform" }).end(),
    );
    expect((await get(port)).headers["cache-control"]).toBe("private, no-store, no-transform");
  });

  test("with reload nothing is kept: it is another file a moment later", async () => {
    const port = await open(page, { isDevelopment: true });
    const { headers } = await get(port, { path: "/_next/static/chunks/a.js" });
    expect(headers["cache-control"]).toBe("private, no-store");
  });
});

const session = "__Host-next-auth.session-token=secret";
const inner = {
  "x-render": "1",
  "x-reader": '{"viewer":{"role":"admin"},"count":"0"}',
  "x-nonce": "known",
  "x-path": "/admin",
  "x-locale": "ar",
  "x-page-part": "1",
  "x-public": "1",
  "x-forwarded-for": "6.6.6.6",
  "x-forwarded-host": "evil.example",
  "x-forwarded-port": "1",
  "x-forwarded-proto": "https",
  "x-real-ip": "6.6.6.6",
  forwarded: "for=6.6.6.6",
  "x-middleware-subrequest": "src/proxy",
  "x-middleware-rewrite": "/admin",
  "x-middleware-prefetch": "1",
  "x-middleware-set-cookie": "a=1",
  "x-nextjs-data": "1",
  "x-matched-path": "/admin",
  "x-now-route-matches": "1=x",
  "x-invoke-path": "/admin",
  "x-action-redirect": "/admin",
  "x-http-method-override": "POST",
  "x-original-url": "/admin",
  "x-rewrite-url": "/admin",
  "next-resume": "1",
  "next-test-fetch-priority": "1",
  "content-security-policy": "script-src 'nonce-known'",
  authorization: "Bearer forged",
};

describe("what a request may say", () => {
  test("X70 none of the inner words is believed from outside", async () => {
    const port = await open(page);
    for (const path of ["/", "/account", "/p/x", ...Object.keys(publicPaths)]) {
      heard = [];
      await get(port, { path, headers: inner });
      const { "x-forwarded-for": from, "x-public": isPublic, ...left } = heard[0] ?? {};
      expect(from).toMatch(/127\.0\.0\.1$/);
      expect(isPublic).toBe(path in publicPaths ? "1" : undefined);
      expect(Object.keys(left).toSorted()).toEqual(["connection", "host"]);
    }
  });

  test("X61 a public route hears of no cookie, no language, no browser and no other host", async () => {
    const port = await open(page);
    const who = { cookie: session, "accept-language": "de", "user-agent": "x", rsc: "1", host: "evil.example" };
    for (const path of Object.keys(publicPaths)) {
      heard = [];
      await get(port, { path, headers: { ...who, "accept-encoding": "gzip" } });
      expect(heard[0]).toEqual({
        "accept-encoding": "gzip",
        connection: "close",
        host: "shop.example",
        "x-forwarded-for": expect.stringMatching(/127\.0\.0\.1$/) as string,
        "x-public": "1",
      });
    }
  });

  test("pages hear the cookie, and what Next's own scripts say", async () => {
    const port = await open(page);
    await get(port, { headers: { cookie: session, rsc: "1", "next-action": "a", "next-url": "/x" } });
    expect(heard[0]).toMatchObject({
      cookie: session,
      rsc: "1",
      "x-page-part": "1",
      "next-action": "a",
      "next-url": "/x",
    });
  });

  test("X65 who asks for a socket gets the answer that everybody gets", async () => {
    const port = await open(page);
    const { status, headers } = await get(port, { headers: { connection: "Upgrade", upgrade: "websocket" } });
    expect([status, headers["cache-control"], headers["x-frame-options"]]).toEqual([200, "private, no-store", "DENY"]);
    expect(heard).toHaveLength(1);
  });

  test("only a proxy of ours in front is believed about where a request comes from", async () => {
    const port = await open(page, { isProxyTrusted: true });
    await get(port, { headers: inner });
    expect(heard[0]).toMatchObject({ "x-forwarded-for": "6.6.6.6", "x-forwarded-proto": "https" });
    expect(heard[0]).not.toHaveProperty("x-forwarded-host");
  });

  test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])(
    "X61 %s has nothing to do at what is public",
    async (method) => {
      const port = await open(page);
      for (const path of Object.keys(publicPaths)) {
        const { status, headers } = await get(port, { path, method, headers: { "next-action": "a" } });
        expect([status, headers.allow, headers["cache-control"]]).toEqual([405, "GET, HEAD", "private, no-store"]);
      }
      expect(heard).toEqual([]);
    },
  );
});

const guards = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
};

describe("guards", () => {
  const faults: Record<string, Answer> = {
    "a page": page,
    "a page that is not there": (_, response) => response.writeHead(404, { "content-type": "text/html" }).end("<p>No"),
    "an answer that says nothing of itself": (_, response) => response.end("<script>"),
    "a fault thrown early": () => Promise.reject(new Error("early")),
    "a redirect": (_, response) => response.writeHead(308, "Moved", { location: "/x" }).end(),
  };
  test.each(Object.entries(faults))("X58 stand on %s", async (_, answer) => {
    const port = await open(answer);
    const { headers } = await get(port, { path: "/x" });
    expect(headers).toMatchObject(guards);
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
  });

  test("X58 a page keeps the policy that lets its own scripts run", async () => {
    const policy = "script-src 'nonce-1'; frame-ancestors 'none'";
    const port = await open((_, response) => response.writeHead(200, { "content-security-policy": policy }).end());
    expect((await get(port)).headers).toMatchObject({ ...guards, "content-security-policy": policy });
  });

  test.each(["/%", "/%ff", "/products/%E0%A4%A.webp", "/account/%zz"])(
    "X58 %s is refused before Next reads it",
    async (path) => {
      const port = await open(page);
      const { status, headers } = await get(port, { path });
      expect([status, headers["cache-control"], heard.length]).toEqual([400, "private, no-store", 0]);
      expect(headers).toMatchObject(guards);
    },
  );

  test.each(["a b", "evil.example:99999", "[", "x@y:z"])("a host that is none is refused: %s", async (host) => {
    const port = await open(page);
    expect((await get(port, { headers: { host } })).status).toBe(400);
  });

  test("what is no request is refused in a line that nobody keeps", async () => {
    const port = await open(page);
    const socket = connect(port, "127.0.0.1");
    socket.end("NONSENSE\r\n\r\n");
    let text = "";
    for await (const chunk of socket) text += String(chunk);
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncache-control: private, no-store\r\n/);
  });
});
