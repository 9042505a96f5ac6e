import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { admit } from "./admit.ts";
import { dropClaims } from "./claims.ts";
import { seal } from "./seal.ts";

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Given = { publicUrl: string; isProxyTrusted: boolean };

/** The door to the outside: every request and every answer passes here, before and after all that Next does. */
export function createOuterServer(handle: Handle, given: Given): Server {
  return createServer((request, response) => {
    seal(response);
    if (!admit(request, response)) return;
    dropClaims(request, given);
    handle(request, response).catch((cause: unknown) => {
      console.error("a request ended with a fault", cause);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end("Something went wrong.\n");
    });
  });
}
