import type { IncomingMessage } from "node:http";
import type { PublicRoute } from "./public-routes.ts";

/** Set on what Next's scripts ask for: a page's parts, not a document. Next takes its own mark off before proxy.ts sees it. */
export const partHeader = "x-page-part";
/** Says inside that a page is drawn for all, and which nonce its scripts get. */
export const renderHeader = "x-render";
/** Tells proxy.ts's matcher that a request lies outside the session. */
const publicHeader = "x-public";
/** All that a public route hears of who asks: in what form, and which part of what is not known yet. */
const publicHears = new Set([
  "accept-encoding",
  "connection",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "range",
]);
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
const otherClaims = new Set([
  "authorization",
  "content-security-policy",
  "content-security-policy-report-only",
  "forwarded",
]);

type Given = { route: PublicRoute | undefined; publicUrl: string; isProxyTrusted: boolean };

/**
 * Takes off a request what only we, Next or a proxy of ours may say: inner headers begin with `x-` or `next-`, and none of them is
 * believed from outside. Of a public route's request next to nothing is left. Then says itself where it comes from.
 */
export function dropClaims(request: IncomingMessage, { route, publicUrl, isProxyTrusted }: Given): void {
  const { headers } = request;
  const stays = (name: string) => (route ? publicHears.has(name) : !isClaim(name));
  for (const name of Object.keys(headers)) {
    if (!stays(name) && !(isProxyTrusted && proxySays.has(name))) delete headers[name];
  }
  headers["x-forwarded-for"] ??= request.socket.remoteAddress ?? "unknown";
  if (route) {
    headers.host = new URL(publicUrl).host;
    headers[publicHeader] = "1";
  }
  if (headers["rsc"] !== undefined) headers[partHeader] = "1";
  // The same once more, as it came in.
  request.rawHeaders.length = 0;
}

function isClaim(name: string): boolean {
  if (name.startsWith("next-")) return !nextScripts.has(name);
  return name.startsWith("x-") || otherClaims.has(name);
}
