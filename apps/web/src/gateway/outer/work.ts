import type { IncomingMessage } from "node:http";
import { splitLocale } from "~/i18n/locales.ts";

/** What a request asks for that costs more than others. */
export type Work = "stream" | "log-in" | "card" | "change" | "page" | "other";

/** Their forms hash a password. */
const hashing = /^\/(?:login|register(?:\/seller)?|forgot-password|reset-password\/[^/]+|account\/security)\/?$/;
const files = /^\/(?:_next\/|media\/|products\/|api\/|icon\.svg$|favicon\.ico$|robots\.txt$)/;

export function workOf({ method, headers, url }: Pick<IncomingMessage, "method" | "headers" | "url">): Work {
  const { path } = splitLocale(readable(pathOf(url)));
  if (headers.accept?.includes("text/event-stream")) return "stream";
  if (path.startsWith("/opengraph-image")) return "card";
  const isChange = method !== "GET" && method !== "HEAD";
  if (isChange && (path.startsWith("/api/auth/") || hashing.test(path))) return "log-in";
  if (files.test(path)) return "other";
  return isChange ? "change" : "page";
}

/** As Next reads a path: two ways to write one are one. */
function readable(path: string): string {
  try {
    return decodeURIComponent(path).replaceAll(/\/{2,}/g, "/");
  } catch {
    return path;
  }
}

export const pathOf = (url: string | undefined) => (url ?? "/").split("?", 1)[0] || "/";

/** As its reader takes them: the upload, a webhook, a batch of calls, a form. */
const bodies: readonly { path: RegExp; maxBytes: number; withinMs: number }[] = [
  { path: /^\/api\/media$/, maxBytes: 10_100_000, withinMs: 60_000 },
  { path: /^\/api\/webhooks\//, maxBytes: 256_000, withinMs: 15_000 },
  { path: /^\/api\//, maxBytes: 110_000, withinMs: 15_000 },
  { path: /^/, maxBytes: 1_000_000, withinMs: 15_000 },
];

export function bodyOf(path: string): { maxBytes: number; withinMs: number } {
  const found = bodies.find((body) => body.path.test(path));
  return found ?? { maxBytes: 0, withinMs: 0 };
}

export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}
