import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readBytes } from "@stallhouse/service/http-server";
import type { Handle } from "../outer/server.ts";
import { pathOf } from "../outer/work.ts";
import { forward } from "./forward.ts";
import { gateway } from "./gateway.ts";
import { handPaymentWebhook, maxWebhookBytes } from "./payment-webhook.ts";

type Answer = (request: Request) => Promise<Response>;

/** Answers what needs nothing of Next, calls to the services and the payment provider's messages; all else is `next`'s. */
export function apiDoor(publicUrl: string, next: Handle): Handle {
  return async (incoming, response) => {
    const answer = answerTo(incoming);
    if (!answer) return await next(incoming, response);
    const leaving = new AbortController();
    response.once("close", () => leaving.abort());
    await send(await answer(await asRequest(incoming, publicUrl, leaving.signal)), response);
  };
}

function answerTo({ url, method }: IncomingMessage): Answer | undefined {
  const path = pathOf(url);
  if (path === "/api/webhooks/payments") {
    return method === "POST" ? handPaymentWebhook : async () => new Response(null, { status: 405 });
  }
  const [, service, procedures] = /^\/api\/trpc\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (!service || !procedures) return undefined;
  const to = { service: decodeURIComponent(service), path: decodeURIComponent(procedures) };
  return (request) => forward(request, to, gateway());
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
