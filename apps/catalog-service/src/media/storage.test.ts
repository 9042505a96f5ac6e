import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@stallhouse/contracts/ids";
import type { MediaId } from "@stallhouse/contracts/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keysOf, originalKey, sizeKey } from "./media-key.ts";
import { openStorage } from "./open-storage.ts";

let folder = "";
let server: Server;
let endpoint = "";
const bucket = new Map<string, Buffer>();
const s3Keys = { S3_ACCESS_KEY_ID: "AKIA", S3_SECRET_ACCESS_KEY: "secret", S3_REGION: "eu-central-1" };

/** Stands in for the storage: one bucket, and a body must be the one that was signed. */
function answerAsS3(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { method, url = "", headers } = request;
    const body = Buffer.concat(chunks);
    const isSigned = headers.authorization?.startsWith("AWS4-HMAC-SHA256 Credential=AKIA/") ?? false;
    const isWhole = headers["x-amz-content-sha256"] === createHash("sha256").update(body).digest("hex");
    if (!isSigned || !isWhole) return void response.writeHead(403).end();
    if (!url.startsWith("/pictures/media/")) return void response.writeHead(404).end();
    const known = bucket.get(url);
    if (method === "PUT") bucket.set(url, body);
    if (method === "DELETE") bucket.delete(url);
    const isThere = method === "PUT" || method === "DELETE" || known !== undefined;
    response.writeHead(isThere ? 200 : 404).end(method === "GET" ? known : undefined);
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stallhouse-media-"));
  server = createServer(answerAsS3);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  endpoint = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const places = {
  "a folder": () => openStorage({ MEDIA_DIR: join(folder, "new", "folder"), S3_REGION: "" }),
  "a bucket": () => openStorage({ ...s3Keys, S3_ENDPOINT: endpoint, S3_BUCKET: "pictures", MEDIA_DIR: folder }),
};

describe.each(Object.entries(places))("in %s", (_place, open) => {
  test("what is put is there, under its key alone, until it is removed", async () => {
    const storage = open();
    const [id, other] = [newId<MediaId>(), newId<MediaId>()];
    expect(await storage.get(originalKey(id))).toBeUndefined();
    const one = Buffer.from("one");
    await Promise.all([storage.put(originalKey(id), one), storage.put(originalKey(id), one)]);
    await storage.put(originalKey(other), Buffer.from("two"));
    expect((await storage.get(originalKey(id)))?.toString()).toBe("one");
    expect([await storage.exists(originalKey(id)), await storage.exists(sizeKey(id, 160))]).toEqual([true, false]);
    await storage.remove(keysOf(id));
    await storage.remove(keysOf(id));
    expect(await storage.exists(originalKey(id))).toBe(false);
    expect((await storage.get(originalKey(other)))?.toString()).toBe("two");
    const files = await readdir(folder, { recursive: true });
    expect([...files, ...bucket.keys()].filter((name) => name.includes(id) || name.endsWith(".part"))).toEqual([]);
  });

  test.each(["../../etc/passwd", "a/b", `${newId()}/../x`, `${newId()}/original/..`, ""])(
    "X62 opens nothing for %j, which is no key of ours",
    async (key) => {
      const storage = open();
      await expect(async () => await storage.get(key)).rejects.toThrow("not a key");
      await expect(async () => await storage.put(key, Buffer.alloc(1))).rejects.toThrow("not a key");
      await expect(async () => await storage.remove([key])).rejects.toThrow("not a key");
    },
  );
});

test("a storage that refuses is a fault, not an absent file", async () => {
  const options = { ...s3Keys, S3_ACCESS_KEY_ID: "WRONG", S3_ENDPOINT: endpoint, S3_BUCKET: "pictures" };
  await expect(openStorage(options).get(originalKey(newId<MediaId>()))).rejects.toThrow("403");
  const elsewhere = openStorage({ ...s3Keys, S3_ENDPOINT: endpoint, S3_BUCKET: "none" });
  await expect(elsewhere.put(originalKey(newId<MediaId>()), Buffer.alloc(1))).rejects.toThrow("no bucket");
});

test("an environment that names no place, or half a bucket, opens none", () => {
  expect(() => openStorage({ S3_REGION: "" })).toThrow("MEDIA_DIR or S3_BUCKET");
  expect(() => openStorage({ S3_REGION: "", MEDIA_DIR: folder, S3_BUCKET: "pictures" })).toThrow("S3_ENDPOINT");
});
