import { createHash, createHmac } from "node:crypto";

export type S3Keys = { accessKeyId: string; secretAccessKey: string; region: string };

type Asked = {
  method: string;
  /** Without a query; its path needs no escaping. */
  url: URL;
  /** To be signed beside the host and the two that this adds. Names in lower case. */
  headers?: Record<string, string>;
  bodyHash: string;
  at: Date;
};

export const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const hmac = (key: Uint8Array | string, text: string) => createHmac("sha256", key).update(text).digest();

/** The headers that prove a request to an S3-compatible storage, by AWS Signature Version 4. */
export function signedHeaders(
  { method, url, headers = {}, bodyHash, at }: Asked,
  keys: S3Keys,
): Record<string, string> {
  const time = at.toISOString().replace(/[-:]|\.\d+/g, "");
  const day = time.slice(0, 8);
  const sent = { ...headers, "x-amz-content-sha256": bodyHash, "x-amz-date": time };
  const signed = Object.entries({ ...sent, host: url.host }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(";");
  const lines = signed.map(([name, value]) => `${name}:${value.trim()}\n`).join("");
  const request = [method, url.pathname, "", lines, names, bodyHash].join("\n");
  const scope = `${day}/${keys.region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", time, scope, sha256(request)].join("\n");
  const key = [keys.region, "s3", "aws4_request"].reduce(hmac, hmac(`AWS4${keys.secretAccessKey}`, day));
  const signature = hmac(key, text).toString("hex");
  const credential = `Credential=${keys.accessKeyId}/${scope}`;
  return { ...sent, authorization: `AWS4-HMAC-SHA256 ${credential},SignedHeaders=${names},Signature=${signature}` };
}
