import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { VerifyCallerToken } from "@stallhouse/auth/caller-token";
import { withTrail } from "@stallhouse/contracts/correlation";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { AppName } from "@stallhouse/topology/topology";
import { randomUUID } from "node:crypto";
import { callerTokenHeader, correlationHeader } from "./client.ts";
import type { Metrics } from "./metrics.ts";

/** A door beside tRPC, for what is not a procedure (keys, raw webhooks). */
export type Route = {
  method: "GET" | "POST";
  path: string;
  /** Processes that may enter, named by their caller token. Without it the door is open to anyone. */
  callers?: readonly AppName[];
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

type Doors = {
  routes: readonly Route[];
  verifyCaller: VerifyCallerToken;
  trpc: (request: IncomingMessage, response: ServerResponse) => void;
  /** Why the process should get no requests now; empty when ready. */
  unready: () => Promise<string[]>;
  metrics: Metrics;
};

/** Requests in flight above this are shed: an answer in time to few beats a late one to all. */
const maxInFlight = 256;
const maxBatch = 20;

/** The process's HTTP door, with limits on size, time and number of what comes in. */
export function createHttpServer(doors: Doors): { server: Server; inFlight: () => number } {
  let inFlight = 0;
  const server = createServer((request, response) => {
    // A live stream is open for hours: it is not work in flight.
    if (!request.headers.accept?.includes("text/event-stream")) {
      doors.metrics.inFlight.set(++inFlight);
      response.once("close", () => doors.metrics.inFlight.set(--inFlight));
    }
    const given = request.headers[correlationHeader];
    const correlationId = typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    withTrail({ correlationId, causationId: null }, () =>
      open(request, response, { ...doors, isBusy: inFlight > maxInFlight }),
    ).catch(() => {
      if (!response.headersSent) answer(response, 500, { error: "Something went wrong", correlationId });
    });
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 5_000;
  // Longer than a client keeps a connection, so that the client closes first and no request falls into the gap.
  server.keepAliveTimeout = 65_000;
  return { server, inFlight: () => inFlight };
}

async function open(request: IncomingMessage, response: ServerResponse, doors: Doors & { isBusy: boolean }) {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  if (path === "/healthz") return answer(response, 200, { ok: true });
  if (path === "/readyz") return await answerReady(response, doors.unready);
  if (path === "/metrics") return await answerMetrics(response, doors.metrics);
  if (doors.isBusy) return answer(response.setHeader("retry-after", "1"), 503, { error: "busy" });
  const route = doors.routes.find((candidate) => candidate.path === path && candidate.method === request.method);
  if (route) return await enter(route, { request, response, verifyCaller: doors.verifyCaller });
  if (!path.startsWith("/trpc/")) return answer(response, 404, { error: "not found" });
  if (path.split(",").length > maxBatch) return answer(response, 413, { error: "too many calls in one batch" });
  doors.trpc(request, response);
}

type Visit = { request: IncomingMessage; response: ServerResponse; verifyCaller: VerifyCallerToken };

async function enter({ callers, handle }: Route, { request, response, verifyCaller }: Visit): Promise<void> {
  if (callers) {
    const token = request.headers[callerTokenHeader];
    const caller = typeof token === "string" ? await verifyCaller(token).catch(refusedToken) : undefined;
    if (caller === undefined) return answer(response, 401, { reason: "NOT_SIGNED_IN" });
    if (!callers.some((allowed) => allowed === caller)) return answer(response, 403, { reason: "NOT_ALLOWED" });
  }
  await handle(request, response);
}

function refusedToken(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}

export function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

async function answerReady(response: ServerResponse, unready: () => Promise<string[]>): Promise<void> {
  const reasons = await unready();
  answer(response, reasons.length > 0 ? 503 : 200, { ready: reasons.length === 0, reasons });
}

async function answerMetrics(response: ServerResponse, metrics: Metrics): Promise<void> {
  response.writeHead(200, { "content-type": metrics.registry.contentType });
  response.end(await metrics.registry.metrics());
}

/** Reads a whole body as text. Resolves with undefined when it is larger than allowed. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
