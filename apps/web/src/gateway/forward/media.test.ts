import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import { createCallee } from "@stallhouse/service/callee";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { passMedia, uploadMedia } from "./media.ts";
import type { MediaGateway } from "./media.ts";
import { createRateLimit } from "../limits/rate-limit.ts";
import type { Session } from "../session/session-token.ts";

const shop = "https://shop.example";
const id = "01a1f000-0000-7000-8000-000000000042";

type Seen = { method?: string; url?: string; headers: IncomingMessage["headers"]; body: Buffer };

let catalog: Server;
let address = "";
let seen: Seen[] = [];
let says = { status: 201, body: `{"mediaId":"1"}` };

beforeAll(async () => {
  catalog = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => {});
    request.on("end", () => {
      seen.push({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks) });
      if (request.method === "POST") {
        response.writeHead(says.status, { "content-type": "application/json", "set-cookie": "inner=1" });
        return void response.end(says.body);
      }
      if (request.url?.includes("160")) return void response.writeHead(404).end();
      if (request.url?.includes("320")) return void response.writeHead(429).end();
      const headers = {
        "content-type": "image/webp",
        "cache-control": "public, max-age=31536000, immutable",
        etag: `"x"`,
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "set-cookie": "inner=1",
      };
      if (request.headers["if-none-match"] === `"x"`) return void response.writeHead(304, headers).end();
      response.writeHead(200, headers).end("picture");
    });
  });
  await new Promise<void>((resolve) => catalog.listen(0, "127.0.0.1", resolve));
  const at = catalog.address();
  if (at === null || typeof at === "string") throw new Error("no port");
  address = `http://127.0.0.1:${at.port}`;
});
afterAll(() => catalog.close());
beforeEach(() => {
  seen = [];
  says = { status: 201, body: `{"mediaId":"1"}` };
});

const nobody = createCallee({ address: () => "http://127.0.0.1:1", patienceMs: 20 });

function sessionOf(role: Session["user"]["role"]): Session {
  const user = { userId: `${role}-1`, role, email: "", name: "Somebody", guest: false };
  return { accessToken: `${role}-token`, refreshToken: "r", accessExpiresAt: Date.now() + 300_000, user };
}

function aGateway(session?: Session, given: Partial<MediaGateway> = {}): MediaGateway {
  return {
    publicUrl: shop,
    calleeOf: () => createCallee({ address: () => address }),
    callerToken: async (name) => `web-to-${name}`,
    sessionOf: async () => session,
    takeToken: createRateLimit(),
    ...given,
  };
}

const ours = { origin: shop, "sec-fetch-site": "same-origin" };

function upload(body: BodyInit, headers: Record<string, string> = ours): Request {
  return new Request(`${shop}/api/media`, { method: "POST", headers, body, duplex: "half" } as RequestInit);
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer()).toString();

describe("an upload", () => {
  test("X62 X70 goes through as it came, with the tokens the browser never had, and so does the answer", async () => {
    const body = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 31) % 256);
    const forged = { ...ours, authorization: "Bearer forged", "x-caller-token": "forged", cookie: "session=1" };
    const answer = await uploadMedia(upload(body, forged), aGateway(sessionOf("seller")));
    expect([answer.status, await answer.json()]).toEqual([201, { mediaId: "1" }]);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(seen[0]).toMatchObject({ method: "POST", url: "/media" });
    expect(seen[0]?.body.equals(Buffer.from(body))).toBe(true);
    const headers: IncomingMessage["headers"] = seen[0]?.headers ?? {};
    expect(headers.authorization).toBe("Bearer seller-token");
    expect(headers["x-caller-token"]).toBe("web-to-catalog-service");
    expect(headers.cookie).toBeUndefined();
  });

  test("a refusal comes back with its reason", async () => {
    says = { status: 415, body: `{"reason":"MEDIA_REJECTED","details":{"cause":"type"}}` };
    const answer = await uploadMedia(upload("<svg/>"), aGateway(sessionOf("seller")));
    expect([answer.status, await answer.json()]).toEqual([415, JSON.parse(says.body)]);
  });

  test.each([
    [
      "a page of another site",
      { headers: { origin: "https://evil.test", "sec-fetch-site": "cross-site" }, role: "seller" },
      403,
    ],
    ["a page that does not say where it is from", { headers: {}, role: "seller" }, 403],
    ["a stranger", { headers: ours, role: undefined }, 401],
    ["a customer", { headers: ours, role: "user" }, 403],
    ["an admin", { headers: ours, role: "admin" }, 403],
  ] as const)("X62 X67 is refused to %s, and catalog hears nothing", async (_who, { headers, role }, status) => {
    const gateway = aGateway(role ? sessionOf(role) : undefined);
    expect((await uploadMedia(upload("x", headers), gateway)).status).toBe(status);
    expect(seen).toEqual([]);
  });

  test("X62 of more than 10 MB is refused, whether its length was said or not", async () => {
    const large = new Uint8Array(10_000_001);
    const refused = { reason: "MEDIA_REJECTED", details: { cause: "bytes" } };
    for (const body of [large, new Blob([large]).stream()]) {
      const answer = await uploadMedia(upload(body), aGateway(sessionOf("seller")));
      expect([answer.status, await answer.json()]).toEqual([413, refused]);
    }
    const said = upload("x", { ...ours, "content-length": "10000001" });
    expect((await uploadMedia(said, aGateway(sessionOf("seller")))).status).toBe(413);
    expect(seen).toEqual([]);
  });

  test("X62 is refused to who sends a thousand", async () => {
    const gateway = aGateway(sessionOf("seller"));
    const statuses: number[] = [];
    for (let n = 0; n < 40; n++) statuses.push((await uploadMedia(upload("x"), gateway)).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([201, 429]);
  });

  test("waits for nobody who is away", async () => {
    const answer = await uploadMedia(upload("x"), aGateway(sessionOf("seller"), { calleeOf: () => nobody }));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
  });
});

describe("a picture", () => {
  const see = (path: string[], headers: Record<string, string> = {}, gateway = aGateway()) =>
    passMedia(new Request(`${shop}/media/${path.join("/")}`, { headers }), path, gateway);

  test("X63 comes with what lets browsers keep it for good and lets nothing in it act, and without cookies", async () => {
    const answer = await see([id, "640.webp"], { cookie: "session=1", authorization: "Bearer x" });
    expect([answer.status, await bytesOf(answer)]).toEqual([200, "picture"]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=31536000, immutable",
      etag: `"x"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(seen[0]?.headers.cookie ?? seen[0]?.headers.authorization).toBeUndefined();
  });

  test("is in its usual width where the address names none", async () => {
    expect((await see([id])).status).toBe(200);
    expect(seen[0]?.url).toBe(`/media/${id}/640.webp`);
  });

  test("is not sent again to who has it", async () => {
    const answer = await see([id, "640.webp"], { "if-none-match": `"x"` });
    expect([answer.status, await bytesOf(answer), answer.headers.get("etag")]).toEqual([304, "", `"x"`]);
  });

  test.each([
    [["..", "original"]],
    [[id, "original"]],
    [[id, "640.webp", "x"]],
    [[`${id}?x`]],
    [[id, "64.webp"]],
    [[""]],
  ])("X62 there is nothing at %j, and catalog is not asked", async (path) => {
    expect((await see(path)).status).toBe(404);
    expect(seen).toEqual([]);
  });

  test("that is not there is kept by nobody, nor is the news that catalog is busy", async () => {
    const gone = await see([id, "160.webp"]);
    expect([gone.status, gone.headers.get("cache-control")]).toEqual([404, "no-store"]);
    const later = await see([id, "320.webp"]);
    expect([later.status, later.headers.get("cache-control")]).toEqual([503, "no-store"]);
    const away = await see([id, "640.webp"], {}, aGateway(undefined, { calleeOf: () => nobody }));
    expect(away.status).toBe(503);
  });
});
