import type { IncomingMessage } from "node:http";
import { partHeader } from "../page-load.ts";

/** What Next's own scripts say to Next. */
const nextScripts = new Set([
  "next-action",
  "next-hmr-refresh",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
]);
/** What a proxy of ours in front says, where there is one. */
const proxySays = new Set(["x-forwarded-for", "x-forwarded-proto"]);
const otherClaims = new Set(["forwarded", "content-security-policy", "content-security-policy-report-only"]);

type Trust = { isProxyTrusted: boolean };

/**
 * Takes off a request what only we, Next or a proxy of ours may say: inner headers begin with `x-` or `next-`, and none of them is
 * believed from outside. Then says itself where the request comes from.
 */
export function dropClaims(request: IncomingMessage, { isProxyTrusted }: Trust): void {
  const { headers } = request;
  for (const name of Object.keys(headers)) {
    if (isClaim(name) && !(isProxyTrusted && proxySays.has(name))) delete headers[name];
  }
  headers["x-forwarded-for"] ??= request.socket.remoteAddress ?? "unknown";
  if (headers["rsc"] !== undefined) headers[partHeader] = "1";
  // The same once more, as it came in.
  request.rawHeaders.length = 0;
}

function isClaim(name: string): boolean {
  if (name.startsWith("next-")) return !nextScripts.has(name);
  return name.startsWith("x-") || otherClaims.has(name);
}
