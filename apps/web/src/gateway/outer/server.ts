import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { watchTraffic } from "@stallhouse/service/traffic";
import type { Traffic } from "@stallhouse/service/traffic";
import { lastHop } from "../last-hop.ts";
import { createAdmission } from "./admission.ts";
import type { Around, Limits } from "./admission.ts";
import { dropClaims } from "./claims.ts";
import { seal } from "./seal.ts";
import { boundSockets } from "./sockets.ts";
import type { Most } from "./tally.ts";
import { turnAway } from "./turn-away.ts";
import { pathOf } from "./work.ts";

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Given = Around & { publicUrl: string; isProxyTrusted: boolean; limits: Limits & { sockets: Most } };

/** How often it is looked whose head or body takes too long. */
const lookEveryMs = 2_000;

/**
 * The door to the outside: every request and every answer passes here, before and after all that Next does. It is closed with
 * `traffic.drain`.
 */
export function createOuterServer(handle: Handle, given: Given): { server: Server; traffic: Traffic } {
  const { isProxyTrusted, limits } = given;
  const admit = createAdmission(limits, given);
  const server = createServer({ connectionsCheckingInterval: lookEveryMs }, (request, response) => {
    seal(response);
    if (!isInTime(traffic, request, response)) return;
    pass(request, response).catch((cause: unknown) => {
      console.error("a request ended with a fault", cause);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end("Something went wrong.\n");
    });
  });
  const traffic = watchTraffic(server);
  boundSockets(server, limits.sockets, isProxyTrusted);

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // As claims.ts leaves it: what a client says of itself is believed only where a proxy of ours says it.
    const said = isProxyTrusted ? request.headers["x-forwarded-for"] : undefined;
    const address = said ? lastHop(String(said)) : (request.socket.remoteAddress ?? "unknown");
    if (!(await admit(request, response, address))) return;
    dropClaims(request, given);
    await handle(request, response);
  }

  return { server, traffic };
}

/** False when it was answered here, because this process goes. */
function isInTime(traffic: Traffic, request: IncomingMessage, response: ServerResponse): boolean {
  const isBegun = traffic.admit(request, response);
  const isAsked = traffic.isDraining() && pathOf(request.url) === "/api/health";
  if (isBegun && !isAsked) return true;
  turnAway(request, response, { status: 503, retryAfterSeconds: 1 });
  return false;
}
