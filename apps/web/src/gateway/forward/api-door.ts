import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readBytes } from "@stallhouse/service/http-server";
import type { Handle } from "../outer/server.ts";
import { pathOf } from "../outer/work.ts";
import { maxWebhookBytes } from "./payment-webhook.ts";

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
type Route<Params> = { GET?: Handler<Params>; POST?: Handler<Params> };
type Routes = { trpc: Route<{ service: string; path: string[] }>; webhooks: Route<unknown> };
type Answer = (request: Request) => Promise<Response>;

/**
 * Calls the route handlers that need nothing of Next themselves: for calls to the services and the payment provider's
 * messages, where Next would cost three times what all the rest does. Everything else is `next`'s.
 */
export function apiDoor(routes: Routes, publicUrl: string, next: Handle): Handle {
  return async (incoming, response) => {
    const answer = answerTo(routes, incoming);
    if (!answer) return await next(incoming, response);
    const leaving = new AbortController();
    response.once("close", () => leaving.abort());
    await send(await answer(await asRequest(incoming, publicUrl, leaving.signal)), response);
  };
}

function answerTo({ trpc, webhooks }: Routes, { url, method }: IncomingMessage): Answer | undefined {
  const path = pathOf(url);
  if (path === "/api/webhooks/payments") return by(webhooks, method, {});
  const [, service, procedures] = /^\/api\/trpc\/([^/]+)\/(.+)$/.exec(path) ?? [];
  return service && procedures ? by(trpc, method, { service, path: procedures.split("/") }) : undefined;
}

function by<Params>(route: Route<Params>, method: string | undefined, params: Params): Answer {
  const handler = method === "GET" || method === "POST" ? route[method] : undefined;
  if (!handler) return async () => new Response(null, { status: 405 });
  return (request) => handler(request, { params: Promise.resolve(params) });
}

/** Its body is whole; one that is larger than anybody here takes is left out, and its length tells. */
async function asRequest(incoming: IncomingMessage, publicUrl: string, signal: AbortSignal): Promise<Request> {
  const { method = "GET", url = "/", headers } = incoming;
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) given.set(name, String(value));
  const body = method === "POST" ? await readBytes(incoming, maxWebhookBytes) : undefined;
  if (method === "POST") given.set("content-length", String(body?.length ?? maxWebhookBytes + 1));
  return new Request(publicUrl + url, {
    method,
    headers: given,
    signal,
    ...(body ? { body: body as Uint8Array<ArrayBuffer> } : {}),
  });
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  const cookies = answer.headers.getSetCookie();
  response.writeHead(answer.status, {
    ...Object.fromEntries(answer.headers),
    ...(cookies.length > 0 ? { "set-cookie": cookies } : {}),
  });
  if (!answer.body) response.end();
  else if (answer.headers.get("content-type")?.startsWith("text/event-stream")) {
    // Whoever hangs up, or a service that goes, ends a stream in the middle: that is how streams end.
    await pipeline(Readable.fromWeb(answer.body as never), response).catch(() => response.destroy());
  } else response.end(Buffer.from(await answer.arrayBuffer()));
}
