import { randomUUID } from "node:crypto";
import type { MediaId } from "@stallhouse/contracts/ids";
import type { Reason } from "@stallhouse/contracts/refusal";
import type { Gateway } from "./forward.ts";
import { isSameOrigin } from "../limits/same-origin.ts";

const service = "catalog-service";
/** As catalog takes them. Next keeps up to 10 MiB of a body for proxy.ts and cuts the rest off. */
const maxBytes = 10_000_000;
/** The upload, and its turn to be looked at. */
const uploadDeadlineMs = 30_000;
const deadlineMs = 10_000;
const uploadRate = { perSecond: 1, burst: 30 };

export type MediaGateway = Pick<Gateway, "publicUrl" | "calleeOf" | "callerToken" | "sessionOf" | "takeToken">;

type No = { status: number; reason: Reason; details?: Record<string, string> };

/** A "no" in the shape of catalog's own for files: `{ reason, details }`. */
function refuse({ status, reason, details = {} }: No): Response {
  const wait = details["retryAfterSeconds"];
  const headers = { "cache-control": "no-store", ...(wait ? { "retry-after": wait } : {}) };
  return Response.json({ reason, details }, { status, headers });
}

const busy = () => refuse({ status: 503, reason: "SERVICE_AWAY", details: { retryAfterSeconds: "2" } });

/** Hands a seller's picture on to catalog as it streams in, unread but counted, and catalog's answer back. */
export async function uploadMedia(request: Request, gateway: MediaGateway): Promise<Response> {
  if (!isSameOrigin({ headers: request.headers, publicUrl: gateway.publicUrl })) {
    return refuse({ status: 403, reason: "NOT_ALLOWED" });
  }
  const session = await gateway.sessionOf(request);
  if (!session) return refuse({ status: 401, reason: "NOT_SIGNED_IN" });
  if (session.user.role !== "seller") return refuse({ status: 403, reason: "NOT_ALLOWED" });
  const wait = gateway.takeToken(`upload ${session.user.userId}`, uploadRate, Date.now());
  if (wait > 0) {
    return refuse({ status: 429, reason: "TOO_MANY_REQUESTS", details: { retryAfterSeconds: String(wait) } });
  }
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return tooLarge();
  return await passUpload(request, session.accessToken, gateway);
}

const tooLarge = () => refuse({ status: 413, reason: "MEDIA_REJECTED", details: { cause: "bytes" } });

async function passUpload(request: Request, accessToken: string, gateway: MediaGateway): Promise<Response> {
  const counted = countBytes();
  try {
    const init = {
      method: "POST",
      headers: { ...(await tokens(gateway)), authorization: `Bearer ${accessToken}` },
      body: request.body?.pipeThrough(counted.stream) ?? null,
      duplex: "half",
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(uploadDeadlineMs)]),
    } satisfies RequestInit & { duplex: "half" };
    const answer = await gateway.calleeOf(service).fetch("/media", init, { kind: "upload" });
    return new Response(await answer.text(), {
      status: answer.status,
      headers: { "content-type": "application/json", "cache-control": "no-store" },
    });
  } catch {
    return counted.isTooLarge() ? tooLarge() : busy();
  }
}

/** Lets bytes through until there are too many; then the stream fails. */
function countBytes() {
  let size = 0;
  const stream = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (chunk, controller) => {
      size += chunk.byteLength;
      if (size > maxBytes) controller.error(new Error("the upload is too large"));
      else controller.enqueue(chunk);
    },
  });
  return { stream, isTooLarge: () => size > maxBytes };
}

/** Width of a picture whose address names none. */
const usualSize = "640.webp";
const passedOut = [
  "content-type",
  "content-length",
  "etag",
  "cache-control",
  "x-content-type-options",
  "content-security-policy",
  "cross-origin-resource-policy",
];

/** Hands a picture through, with what makes browsers keep it for good. `/media/<id>` alone is the picture in its usual width. */
export async function passMedia(request: Request, path: readonly string[], gateway: MediaGateway): Promise<Response> {
  const [id = "", size = usualSize, ...more] = path;
  if (!/^[0-9a-f-]{36}$/.test(id) || !/^\d{3,4}\.webp$/.test(size) || more.length > 0) return absent();
  try {
    const asking = { known: request.headers.get("if-none-match"), signals: [request.signal] };
    return await passBack(await askFor(`${id}/${size}`, asking, gateway));
  } catch {
    return busy();
  }
}

type Asking = { known?: string | null; signals?: AbortSignal[] };

async function askFor(file: string, { known, signals = [] }: Asking, gateway: MediaGateway): Promise<Response> {
  const init = {
    headers: { ...(await tokens(gateway)), ...(known ? { "if-none-match": known } : {}) },
    redirect: "error",
    cache: "no-store",
    signal: AbortSignal.any([...signals, AbortSignal.timeout(deadlineMs)]),
  } as const;
  return await gateway.calleeOf(service).fetch(`/media/${file}`, init, { kind: "picture" });
}

/** An uploaded picture in its usual width, for what is drawn here; undefined for one that is not there. */
export async function readMedia(id: MediaId, gateway: MediaGateway): Promise<Uint8Array | undefined> {
  const answer = await askFor(`${id}/${usualSize}`, {}, gateway);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (answer.status !== 200 && answer.status !== 404) throw new Error(`a picture was answered with ${answer.status}`);
  return answer.status === 200 ? bytes : undefined;
}

async function passBack(answer: Response): Promise<Response> {
  if (answer.status === 404) return absent();
  if (answer.status !== 200 && answer.status !== 304) return busy();
  const headers = new Headers();
  for (const name of passedOut) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  // Read to its end here, so that the place is free when the answer goes out: it is at most some 100 kB.
  const body = answer.status === 200 ? await answer.arrayBuffer() : null;
  return new Response(body, { status: answer.status, headers });
}

const absent = () =>
  new Response(null, { status: 404, headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" } });

async function tokens(gateway: MediaGateway): Promise<Record<string, string>> {
  return { "x-caller-token": await gateway.callerToken(service), "x-correlation-id": randomUUID() };
}
