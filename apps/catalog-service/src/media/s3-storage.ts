import { checkedKey } from "./media-key.ts";
import { sha256, signedHeaders } from "./s3-signature.ts";
import type { S3Keys } from "./s3-signature.ts";
import type { Storage } from "./storage.ts";

const timeoutMs = 5_000;

type Bucket = S3Keys & {
  /** Address of the storage, without a path. */
  endpoint: string;
  bucket: string;
};

/** Files in a bucket of an S3-compatible storage, below `media/`. */
export function s3Storage({ endpoint, bucket, ...keys }: Bucket): Storage {
  const ask = async (method: string, key: string, body?: Uint8Array) => {
    const url = new URL(`/${bucket}/media/${checkedKey(key)}`, endpoint);
    const response = await fetch(url, {
      method,
      headers: signedHeaders({ method, url, bodyHash: sha256(body ?? ""), at: new Date() }, keys),
      body: body ? Uint8Array.from(body) : null,
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
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
