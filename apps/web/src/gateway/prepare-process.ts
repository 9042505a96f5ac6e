import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { env } from "~/env.ts";

const claims = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-real-ip",
  "forwarded",
];
/** Next's own inner headers: from outside they are only ever an attack. */
const inner = ["x-middleware-subrequest", "x-nonce", "content-security-policy", "next-resume"];

/** Checks the environment, and takes off incoming requests what only a proxy of ours or Next itself may say. */
export function prepareProcess(): void {
  const { TRUST_PROXY } = env();
  const dropped = TRUST_PROXY ? inner : [...claims, ...inner];
  // Before Next sees the request: it fills x-forwarded-for from the socket only where none was sent.
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    for (const name of dropped) delete request.headers[name];
  });
}
