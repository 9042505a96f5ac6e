import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { lastHop } from "../last-hop.ts";
import { createAdmission } from "./admission.ts";
import type { Around, Limits } from "./admission.ts";
import { dropClaims } from "./claims.ts";
import { createDrain } from "./drain.ts";
import { seal } from "./seal.ts";
import { boundSockets } from "./sockets.ts";
import type { Most } from "./tally.ts";

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Given = Around & { publicUrl: string; isProxyTrusted: boolean; limits: Limits & { sockets: Most } };

/** How often it is looked whose head or body takes too long. */
const lookEveryMs = 2_000;

/**
 * The door to the outside: every request and every answer passes here, before and after all that Next does. `drain` takes no new
 * request, and resolves when those under way have ended.
 */
export function createOuterServer(handle: Handle, given: Given): { server: Server; drain: () => Promise<void> } {
  const { isProxyTrusted, limits } = given;
  const admission = createAdmission(limits, given);
  const server = createServer({ connectionsCheckingInterval: lookEveryMs }, (request, response) => {
    seal(response);
    if (drain.answers(request, response)) return;
    pass(request, response).catch((cause: unknown) => {
      console.error("a request ended with a fault", cause);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end("Something went wrong.\n");
    });
  });
  boundSockets(server, limits.sockets, isProxyTrusted);
  const drain = createDrain(server, admission.endStreams);

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // As claims.ts leaves it: what a client says of itself is believed only where a proxy of ours says it.
    const said = isProxyTrusted ? request.headers["x-forwarded-for"] : undefined;
    const address = said ? lastHop(String(said)) : (request.socket.remoteAddress ?? "unknown");
    if (!(await admission.admit(request, response, address))) return;
    dropClaims(request, given);
    await handle(request, response);
  }

  return { server, drain: drain.run };
}
