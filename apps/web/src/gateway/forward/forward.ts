import { randomUUID } from "node:crypto";
import type { Callee } from "@stallhouse/service/callee";
import type { ServiceName } from "@stallhouse/topology/topology";
import { refuse } from "./answers.ts";
import { asService, judge } from "./policy.ts";
import type { TakeToken } from "../limits/rate-limit.ts";
import { readBounded } from "../limits/read-bounded.ts";
import { isSameOrigin } from "../limits/same-origin.ts";
import type { Session } from "../session/session-token.ts";

/** What the gateway needs of the process around it. */
export type Gateway = {
  publicUrl: string;
  ratePerSecond: number;
  calleeOf: (service: ServiceName) => Callee;
  callerToken: (service: ServiceName) => Promise<string>;
  sessionOf: (request: Request) => Promise<Session | undefined>;
  /** Starts an anonymous session; `cookie` is the Set-Cookie line that keeps it. */
  startGuest: (ip: string) => Promise<{ session: Session; cookie: string }>;
  ipOf: (request: Request) => string;
  takeToken: TakeToken;
};

/** What a browser may say to a service. Tokens and names of people are never among it. */
const passedIn = ["content-type", "accept", "trpc-accept", "last-event-id"];
const passedOut = ["content-type", "vary", "trpc-accept", "retry-after"];
const maxBodyBytes = 100_000;
const deadlineMs = 8_000;

type Refused = Omit<Parameters<typeof refuse>[0], "correlationId">;
type Admitted = { service: ServiceName; session: Session | undefined; cookie?: string };
type Call = Admitted & { path: string; correlationId: string; body: Uint8Array<ArrayBuffer> | undefined };
type To = { service: string; path: string };

/**
 * The gateway: hands a browser's request to a service and its answer back, unread, streams included. Decides who may
 * knock, never what is behind the door.
 */
export async function forward(request: Request, to: To, gateway: Gateway): Promise<Response> {
  const correlationId = randomUUID();
  const say = (refused: Refused) => refuse({ ...refused, correlationId });
  const admitted = await admit(request, to, gateway);
  if ("status" in admitted) return say(admitted);
  const body = request.method === "POST" ? await readBounded(request, maxBodyBytes) : undefined;
  if (body === "too large") return say({ status: 413, reason: "INPUT_INVALID" });
  const answer = await call(request, { ...admitted, path: to.path, correlationId, body }, gateway);
  return "reason" in answer ? say(answer) : answer;
}

/** Everything that can be decided from the outside of a request: where to, from where, how often, by whom. */
async function admit(request: Request, to: To, gateway: Gateway): Promise<Refused | Admitted> {
  const service = asService(to.service);
  if (!service) return { status: 404, reason: "INPUT_INVALID" };
  const { method } = request;
  if (method !== "GET" && method !== "POST") return { status: 405, reason: "INPUT_INVALID" };
  if (method === "POST" && !isSameOrigin({ headers: request.headers, publicUrl: gateway.publicUrl })) {
    return { status: 403, reason: "NOT_ALLOWED" };
  }
  const session = await gateway.sessionOf(request);
  const wait = rateOf(gateway, { session, request });
  if (wait > 0) return { status: 429, reason: "TOO_MANY_REQUESTS", retryAfterSeconds: wait };
  const verdict = judge({ method, service, path: to.path, role: session?.user.role });
  if (verdict.kind === "start guest") return await admitGuest(service, gateway.ipOf(request), gateway);
  return verdict.kind === "refuse" ? verdict : { service, session };
}

async function admitGuest(service: ServiceName, ip: string, gateway: Gateway): Promise<Refused | Admitted> {
  const guest = await gateway.startGuest(ip).catch(() => undefined);
  return guest ? { service, ...guest } : { status: 503, reason: "SERVICE_AWAY", retryAfterSeconds: 2 };
}

/** The call itself. A stream may last, and has places of its own. */
async function call(request: Request, to: Call, gateway: Gateway): Promise<Response | Refused> {
  const isStream = request.headers.get("accept")?.includes("text/event-stream") ?? false;
  const deadline = isStream ? [] : [AbortSignal.timeout(deadlineMs)];
  const signal = AbortSignal.any([request.signal, ...deadline]);
  try {
    return passBack(await send(request, to, { gateway, signal, isStream }), to);
  } catch {
    // Nothing was heard, or not in time: which of them it was makes no difference to who waits.
    return { status: 503, reason: "SERVICE_AWAY", retryAfterSeconds: 1 };
  }
}

type Asking = { session: Session | undefined; request: Request };

function rateOf(gateway: Gateway, { session, request }: Asking): number {
  const isWrite = request.method === "POST";
  const who = session?.user.userId ?? gateway.ipOf(request);
  const perSecond = isWrite ? Math.ceil(gateway.ratePerSecond / 3) : gateway.ratePerSecond;
  return gateway.takeToken(`${isWrite ? "write" : "read"} ${who}`, { perSecond, burst: perSecond * 2 }, Date.now());
}

type With = { gateway: Gateway; signal: AbortSignal; isStream: boolean };

async function send(request: Request, to: Call, { gateway, signal, isStream }: With): Promise<Response> {
  const headers = new Headers({
    "x-caller-token": await gateway.callerToken(to.service),
    "x-correlation-id": to.correlationId,
  });
  for (const name of passedIn) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  if (to.session) headers.set("authorization", `Bearer ${to.session.accessToken}`);
  const { search } = new URL(request.url);
  return await gateway
    .calleeOf(to.service)
    .fetch(
      `/trpc/${to.path}${search}`,
      { method: request.method, headers, body: to.body, redirect: "error", cache: "no-store", signal },
      { kind: isStream ? "stream" : "call", isRepeatable: request.method === "GET" || isKeyed(to) },
    );
}

/** Orders carry a key of their own, by which the service knows the second call from a second order. */
const isKeyed = ({ service, path }: Call) => service === "order-service" && path === "customer.order.place";

function passBack(answer: Response, { correlationId, cookie }: Call): Response {
  const headers = new Headers({
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
    "x-correlation-id": correlationId,
  });
  for (const name of passedOut) {
    const value = answer.headers.get(name);
    if (value) headers.set(name, value);
  }
  if (cookie) headers.append("set-cookie", cookie);
  const isStream = headers.get("content-type")?.startsWith("text/event-stream");
  const body = isStream ? (answer.body?.pipeThrough(hinting()) ?? null) : answer.body;
  return new Response(body, { status: answer.status, headers });
}

/** Tells a browser how soon to come back when its stream ends: with the process that carried it, as a rule. */
function hinting(): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode("retry: 1500\n\n")),
  });
}
