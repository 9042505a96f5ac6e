import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { watchTraffic } from "@stallhouse/service/traffic";
import type { Traffic } from "@stallhouse/service/traffic";
import { lastHop } from "../limits/last-hop.ts";
import { securityHeaders } from "../pages/security-headers.ts";
import { createAdmission } from "./admission.ts";
import type { Around, Limits } from "./admission.ts";
import { dropClaims } from "./claims.ts";
import { publicRouteOf } from "./public-routes.ts";
import { seal } from "./seal.ts";
import { boundSockets } from "./sockets.ts";
import type { Most } from "./tally.ts";
import { turnAway } from "./turn-away.ts";

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Given = Around & {
  publicUrl: string;
  isProxyTrusted: boolean;
  isDevelopment: boolean;
  limits: Limits & { sockets: Most };
};

/** How often it is looked whose head or body takes too long. */
const lookEveryMs = 2_000;

/**
 * The door to the outside: every request and every answer passes here, before and after all that Next does. It is closed with
 * `traffic.drain`.
 */
export function createOuterServer(handle: Handle, given: Given): { server: Server; traffic: Traffic } {
  const guards = securityHeaders(given.publicUrl);
  const admit = createAdmission(given.limits, given);
  const server = createServer({ connectionsCheckingInterval: lookEveryMs }, (request, response) => {
    const path = pathOf(request);
    const route = path === undefined ? undefined : publicRouteOf(path);
    seal(request, response, { ...given, route, guards });
    if (!isInTime(traffic, request, response)) return;
    const pass = async () => {
      if (!(await admit(request, response, addressOf(request, given)))) return;
      const no = path === undefined ? unreadable : route && !isReading(request) ? readOnly : undefined;
      if (no) return say(response, no);
      dropClaims(request, { ...given, route });
      await handle(request, response);
    };
    pass().catch((cause: unknown) => {
      console.error("a request ended with a fault", cause);
      if (response.headersSent) response.destroy();
      else say(response, { status: 500, text: "Something went wrong." });
    });
  });
  // In words that no server would understand: Node's own answer says nothing of being kept.
  server.on("clientError", (fault: NodeJS.ErrnoException, socket) => {
    const status = unheard[fault.code ?? ""] ?? "400 Bad Request";
    if (!socket.writable || fault.code === "ECONNRESET") socket.destroy();
    else socket.end(`HTTP/1.1 ${status}\r\ncache-control: private, no-store\r\nconnection: close\r\n\r\n`);
  });
  const traffic = watchTraffic(server);
  boundSockets(server, given.limits.sockets, given.isProxyTrusted);
  return { server, traffic };
}

/** As claims.ts leaves it: what a client says of itself is believed only where a proxy of ours says it. */
function addressOf({ headers, socket }: IncomingMessage, { isProxyTrusted }: Given): string {
  const said = isProxyTrusted ? headers["x-forwarded-for"] : undefined;
  return said ? lastHop(String(said)) : (socket.remoteAddress ?? "unknown");
}

/** False when it was answered here, because this process goes. */
function isInTime(traffic: Traffic, request: IncomingMessage, response: ServerResponse): boolean {
  const isBegun = traffic.admit(request, response);
  const isHealth = traffic.isDraining() && pathOf(request) === "/api/health";
  if (isBegun && !isHealth) return true;
  turnAway(request, response, { status: 503, retryAfterSeconds: 1 });
  return false;
}

const unheard: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

type Said = { status: number; text: string; allow?: string };

const unreadable = { status: 400, text: "This address has a letter in it that is none." };
const readOnly = { status: 405, text: "This can only be read.", allow: "GET, HEAD" };

function say(response: ServerResponse, { status, text, allow }: Said): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...(allow && { allow }) }).end(`${text}\n`);
}

const isReading = ({ method }: IncomingMessage) => method === "GET" || method === "HEAD";

/** As it was asked for, without its question; undefined where Next could not read it. */
function pathOf({ url = "", headers: { host } }: IncomingMessage): string | undefined {
  const [path = ""] = url.split("?", 1);
  try {
    decodeURIComponent(path);
    return path.startsWith("/") && URL.canParse(`http://${host ?? "localhost"}/`) ? path : undefined;
  } catch {
    return undefined;
  }
}
