import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { VerifyCallerToken } from "@stallhouse/auth/caller-token";
import type { Actor } from "@stallhouse/contracts/actor";
import { withTrail } from "@stallhouse/contracts/correlation";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { AppName } from "@stallhouse/topology/topology";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { randomUUID } from "node:crypto";
import { callerTokenHeader, correlationHeader } from "./client.ts";
import { isStream } from "./context.ts";
import type { Metrics } from "./metrics.ts";
import type { Mode } from "./mode.ts";
import { refusalStatus } from "./refusal-status.ts";
import { watchTraffic } from "./traffic.ts";
import type { DrainPlan, Traffic } from "./traffic.ts";

/** A door beside tRPC, for what is not a procedure (keys, raw webhooks, files). */
export type Route = {
  method: "GET" | "POST";
  /** Ends with "/*" for everything below it. */
  path: string;
  /** Processes that may enter, named by their caller token. Without it the door is open to anyone. */
  callers?: readonly AppName[];
  /** `actorOf` answers who acts, from the verified user token. A refusal thrown becomes the answer. */
  handle: (
    request: IncomingMessage,
    response: ServerResponse,
    actorOf: () => Promise<Actor | undefined>,
  ) => Promise<void>;
};

type Doors = {
  routes: readonly Route[];
  verifyCaller: VerifyCallerToken;
  /** Who acts in a request. Without it nobody does. */
  identify?: (request: IncomingMessage) => Promise<{ actor?: Actor | undefined }>;
  trpc: (request: IncomingMessage, response: ServerResponse) => void;
  /** Why the process should get no requests now; empty when ready. */
  unready: () => Promise<string[]>;
  metrics: Metrics;
  /** Said with readiness: a demo must be seen to be one. */
  mode?: Mode;
};

/** Requests in flight above this are shed: an answer in time to few beats a late one to all. */
const maxInFlight = 256;
/** Bodies that have begun to come in and are not whole, live streams, and connections, those of both included. */
const maxUnfinished = 128;
const maxStreams = 1_000;
const maxConnections = 2_500;
const maxBatch = 20;

/** The process's HTTP door, with limits on size, time and number of what comes in. It is closed with `traffic.drain`. */
export function createHttpServer(doors: Doors, plan?: DrainPlan): { server: Server; traffic: Traffic } {
  const hasRoom = createRoom();
  const server = createServer({ connectionsCheckingInterval: 2_000 }, (request, response) => {
    const isInTime = traffic.admit(request, response);
    const count = () => doors.metrics.inFlight.set(traffic.inFlight());
    count();
    response.once("close", count);
    const given = request.headers[correlationHeader];
    const correlationId = typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    const full = hasRoom(request, response) && traffic.inFlight() <= maxInFlight ? undefined : "busy";
    withTrail({ correlationId, causationId: null }, () =>
      open(request, response, { ...doors, isDraining: traffic.isDraining, shut: isInTime ? full : "draining" }),
    ).catch(() => {
      if (!response.headersSent) answer(response, 500, { error: "Something went wrong", correlationId });
    });
  });
  const traffic = watchTraffic(server, plan);
  server.maxConnections = maxConnections;
  // As long as the gateway gives an upload.
  server.requestTimeout = 30_000;
  server.headersTimeout = 5_000;
  return { server, traffic };
}

/** Counts what costs room for as long as its sender likes; answers whether there is some for one more. */
function createRoom() {
  const held = { unfinished: 0, streams: 0 };
  const most = { unfinished: maxUnfinished, streams: maxStreams };
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { headers } = request;
    const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
    const kind = isStream(request) ? "streams" : hasBody ? "unfinished" : undefined;
    if (!kind) return true;
    held[kind]++;
    let isHeld = true;
    const leave = () => {
      if (isHeld) held[kind]--;
      isHeld = false;
    };
    response.once("close", leave);
    if (kind === "unfinished") request.once("end", leave);
    return held[kind] <= most[kind];
  };
}

/** Why a request is not begun: its caller may repeat it, whatever it was. */
export type Shut = "busy" | "draining" | "starting";

export function answerShut(response: ServerResponse, shut: Shut): void {
  answer(response.setHeader("retry-after", "1"), 503, { error: shut });
}

type OpenDoors = Doors & { isDraining: () => boolean; shut: Shut | undefined };

async function open(request: IncomingMessage, response: ServerResponse, doors: OpenDoors) {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  if (path === "/healthz") return answer(response, 200, { ok: true });
  if (path === "/readyz") return await answerReady(response, doors);
  if (path === "/metrics") return await answerMetrics(response, doors.metrics);
  if (doors.shut) return answerShut(response, doors.shut);
  const route = doors.routes.find((candidate) => leadsTo(candidate, path) && candidate.method === request.method);
  if (route) return await enter(route, { request, response, doors });
  if (!path.startsWith("/trpc/")) return answer(response, 404, { error: "not found" });
  if (path.split(",").length > maxBatch) return answer(response, 413, { error: "too many calls in one batch" });
  doors.trpc(request, response);
}

function leadsTo(route: Route, path: string): boolean {
  return route.path.endsWith("/*") ? path.startsWith(route.path.slice(0, -1)) : route.path === path;
}

type Visit = { request: IncomingMessage; response: ServerResponse; doors: Doors };

async function enter({ callers, handle }: Route, { request, response, doors }: Visit): Promise<void> {
  if (callers) {
    const token = request.headers[callerTokenHeader];
    const caller = typeof token === "string" ? await doors.verifyCaller(token).catch(refusedToken) : undefined;
    if (caller === undefined) return answer(response, 401, { reason: "NOT_SIGNED_IN" });
    if (!callers.some((allowed) => allowed === caller)) return answer(response, 403, { reason: "NOT_ALLOWED" });
  }
  const actorOf = async () => (await doors.identify?.(request))?.actor;
  await handle(request, response, actorOf).catch((error: unknown) => answerRefusal(response, error));
}

function answerRefusal(response: ServerResponse, error: unknown): void {
  const refusal = error instanceof TRPCError ? error.cause : error;
  if (!(refusal instanceof Refusal) || response.headersSent) throw error;
  const { reason, details } = refusal;
  const status = getHTTPStatusCodeFromError(new TRPCError({ code: refusalStatus[reason] }));
  answer(response, status, { reason, details });
}

function refusedToken(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}

export function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

async function answerReady(response: ServerResponse, { isDraining, unready, mode }: OpenDoors): Promise<void> {
  const reasons = isDraining() ? ["draining"] : await unready();
  answer(response, reasons.length > 0 ? 503 : 200, { ready: reasons.length === 0, reasons, mode });
}

async function answerMetrics(response: ServerResponse, metrics: Metrics): Promise<void> {
  response.writeHead(200, { "content-type": metrics.registry.contentType });
  response.end(await metrics.registry.metrics());
}

/** Reads a whole body as text. Resolves with undefined when it is larger than allowed. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  return (await readBytes(request, maxBytes))?.toString("utf8");
}

/** Reads a whole body. Resolves with undefined when it is larger than allowed, with the rest left unread. */
export async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  // Stopping early must not end the connection: the answer goes back on it.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
