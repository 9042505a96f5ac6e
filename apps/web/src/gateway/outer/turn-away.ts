import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { defaultLocale, splitLocale } from "~/i18n/locales.ts";
import type { Locale } from "~/i18n/locales.ts";
import { refusalBody } from "../forward/answers.ts";
import { pathOf } from "./work.ts";

/** What is still on its way in is taken for so long: torn down at once, a connection takes the answer with it. */
const lingerMs = 500;

type Status = 408 | 413 | 429 | 503;
export type No = { status: Status; retryAfterSeconds?: number };

const reasons = {
  408: "INPUT_INVALID",
  413: "INPUT_INVALID",
  429: "TOO_MANY_REQUESTS",
  503: "SERVICE_AWAY",
} as const;

/** For people, before anything that could draw a page is asked. */
const sentences: Record<Locale, Record<Status, string>> = {
  en: {
    408: "The rest of what you sent did not come in time. Please try again.",
    413: "That is more than this address takes.",
    429: "That was too much at once. Please try again in a moment.",
    503: "The shop is very busy. Please try again in a moment.",
  },
  de: {
    408: "Der Rest Ihrer Anfrage kam nicht rechtzeitig an. Bitte versuchen Sie es noch einmal.",
    413: "Das ist mehr, als diese Adresse annimmt.",
    429: "Das war zu viel auf einmal. Bitte versuchen Sie es gleich noch einmal.",
    503: "Im Shop ist gerade sehr viel los. Bitte versuchen Sie es gleich noch einmal.",
  },
  ar: {
    408: "لم يصل باقي طلبك في الوقت المناسب. حاول مرة أخرى.",
    413: "هذا أكثر مما يقبله هذا العنوان.",
    429: "كان ذلك كثيرًا دفعة واحدة. حاول مرة أخرى بعد قليل.",
    503: "المتجر مزدحم جدًا الآن. حاول مرة أخرى بعد قليل.",
  },
};

/** Says no in the shape in which whoever asks there reads answers. What is left of a body is not waited for. */
export function turnAway(request: IncomingMessage, response: ServerResponse, no: No): void {
  const { headers, body } = saidTo(request.url, no);
  response.writeHead(no.status, headers).end(request.method === "HEAD" ? undefined : body);
  if (request.complete) return;
  request.resume();
  setTimeout(() => request.complete || request.socket.destroy(), lingerMs).unref();
}

/** The same where somebody else may be about to answer: they find that the other side has gone. */
export function cutOff(socket: Socket, url: string | undefined, no: No): void {
  const { headers, body } = saidTo(url, no);
  const lines = Object.entries({ ...headers, connection: "close" }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${no.status} ${STATUS_CODES[no.status]}\r\n${lines.join("")}\r\n${body}`);
  setTimeout(() => socket.destroy(), lingerMs).unref();
}

function saidTo(url: string | undefined, no: No): { headers: Record<string, string>; body: string } {
  const path = pathOf(url);
  const isForScripts = path.startsWith("/api/");
  const body = isForScripts
    ? JSON.stringify(dataFor(path, no))
    : `${sentences[splitLocale(path).named ?? defaultLocale][no.status]}\n`;
  const headers = {
    "content-type": isForScripts ? "application/json" : "text/plain; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    ...(no.retryAfterSeconds ? { "retry-after": String(no.retryAfterSeconds) } : {}),
  };
  return { headers, body };
}

function dataFor(path: string, { status, retryAfterSeconds }: No): unknown {
  const said = { status, reason: reasons[status], correlationId: randomUUID(), retryAfterSeconds };
  if (path.startsWith("/api/trpc/")) return refusalBody(said);
  const details = retryAfterSeconds ? { retryAfterSeconds: String(retryAfterSeconds) } : {};
  return { reason: said.reason, details };
}
