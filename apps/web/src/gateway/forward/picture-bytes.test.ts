import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createCallee } from "@stallhouse/service/callee";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { MediaGateway } from "./media.ts";
import { pictureBytes } from "./picture-bytes.ts";
import { createRateLimit } from "../limits/rate-limit.ts";

const id = "01a1f000-0000-7000-8000-000000000042";
const folder = join(import.meta.dirname, "..", "..", "..", "public", "products");
/** What knocked anywhere on this machine: at catalog, or where a picture's address led. */
let knocked: (string | undefined)[] = [];
let status = 200;
const server = createServer((request, response) => {
  knocked.push(request.url);
  response.writeHead(status).end("picture");
});
let port = 0;

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());
beforeEach(() => {
  knocked = [];
  status = 200;
});

function read(path: string): Promise<Uint8Array | undefined> {
  const gateway: MediaGateway = {
    publicUrl: "https://shop.example",
    calleeOf: () => createCallee({ address: () => `http://127.0.0.1:${port}` }),
    callerToken: async (name) => `web-to-${name}`,
    sessionOf: async () => undefined,
    takeToken: createRateLimit(),
  };
  return pictureBytes(path, folder, gateway);
}

test("an uploaded picture is read at catalog, one of the demo's is a file", async () => {
  expect(new TextDecoder().decode(await read(`/media/${id}`))).toBe("picture");
  expect(knocked).toEqual([`/media/${id}/640.webp`]);
  expect((await read("/products/tall-mug-ink-main.webp"))?.length).toBeGreaterThan(1_000);
  expect(knocked).toHaveLength(1);
});

test("a picture that is gone is none; catalog that fails is a fault", async () => {
  expect(await read("/products/never-drawn.webp")).toBeUndefined();
  status = 404;
  expect(await read(`/media/${id}`)).toBeUndefined();
  status = 503;
  await expect(read(`/media/${id}`)).rejects.toThrow("503");
  status = 200;
  expect(await read(`/media/${id}`)).toBeDefined();
});

test("X66 what stands in a product leads nowhere: no address of it is asked, in any notation", async () => {
  const hosts = ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "017700000001", "[::ffff:127.0.0.1]"];
  const addresses = [
    ...hosts.flatMap((host) => [`http://${host}:${port}/x.webp`, `//${host}:${port}/products/x.webp`]),
    `/media/../account`,
    `/media/${id}/../../healthz`,
    "/api/health",
    "/products/../../package.json",
    "/products/%2e%2e/x.webp",
    "file:///etc/passwd",
  ];
  for (const address of addresses) expect([address, await read(address)]).toEqual([address, undefined]);
  expect(knocked).toEqual([]);
});
