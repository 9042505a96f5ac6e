import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "~/env.ts";
import { packedHeader } from "./packed-page.ts";
import { partHeader } from "./page-load.ts";

const claims = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-real-ip",
  "forwarded",
];
/** Next's own inner headers: from outside they are only ever an attack. */
const inner = ["x-middleware-subrequest", "x-nonce", "content-security-policy", "next-resume", partHeader];

/**
 * Checks the environment, takes off incoming requests what only a proxy of ours or Next itself may say, and lets answers say
 * that they are compressed: Next takes that off what proxy.ts answers, and would do it again.
 */
export function prepareProcess(): void {
  const { TRUST_PROXY } = env();
  const dropped = TRUST_PROXY ? inner : [...claims, ...inner];
  // Before Next sees the request: it fills x-forwarded-for from the socket only where none was sent.
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    for (const name of dropped) delete request.headers[name];
    if (request.headers["rsc"] !== undefined) request.headers[partHeader] = "1";
    const set = response.setHeader.bind(response);
    response.setHeader = (name, value) => set(name === packedHeader ? "content-encoding" : name, value);
  });
}
