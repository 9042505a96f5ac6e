import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { checkedKey } from "./media-key.ts";
import type { Storage } from "./storage.ts";

const timeoutMs = 5_000;

type Bucket = {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
  /** Address of the storage, without a path. */
  endpoint: string;
  bucket: string;
};

/** Files in a bucket of an S3-compatible storage, below `media/`. */
export function s3Storage({ endpoint, bucket, ...keys }: Bucket): Storage {
  const client = new AwsClient({ ...keys, service: "s3" });
  const ask = async (method: string, key: string, body?: Uint8Array) => {
    const url = new URL(`/${bucket}/media/${checkedKey(key)}`, endpoint);
    // Unasked, the client would leave the body unsigned.
    const headers = {
      "x-amz-content-sha256": createHash("sha256")
        .update(body ?? "")
        .digest("hex"),
    };
    const signed = await client.sign(url, { method, headers, body: body ? Uint8Array.from(body) : null });
    const response = await fetch(signed, { redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
    if (response.ok || response.status === 404) return response;
    await response.body?.cancel();
    throw new Error(`the storage answered ${method} with ${response.status}`);
  };
  const drop = async (response: Response) => {
    await response.body?.cancel();
    return response.ok;
  };
  return {
    put: async (key, bytes) => {
      if (!(await drop(await ask("PUT", key, bytes)))) throw new Error(`there is no bucket ${bucket}`);
    },
    get: async (key) => {
      const response = await ask("GET", key);
      return response.ok ? Buffer.from(await response.arrayBuffer()) : void (await drop(response));
    },
    exists: async (key) => drop(await ask("HEAD", key)),
    remove: async (given) => {
      await Promise.all(given.map(async (key) => drop(await ask("DELETE", key))));
    },
  };
}
