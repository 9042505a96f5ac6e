import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { pathOf } from "./work.ts";

/** So long new requests are still answered, while whoever stands in front learns that this process goes. */
const noticeMs = 1_000;
/** Requests and slow readers have so long to end. */
const drainMs = 10_000;
const lookMs = 50;

/** Ends a server without losing a request: not ready, no more connections, what is under way ends, then it closes. */
export function createDrain(server: Server, endStreams: () => void) {
  let isOn = false;

  return {
    /** True when it was answered here. From now on every connection ends with the answer it carries. */
    answers: (request: IncomingMessage, response: ServerResponse): boolean => {
      if (!isOn) return false;
      response.setHeader("connection", "close");
      if (pathOf(request.url) !== "/api/health") return false;
      const headers = { "content-type": "application/json", "cache-control": "private, no-store" };
      response.writeHead(503, headers).end(JSON.stringify({ ok: false, reasons: ["draining"] }));
      return true;
    },
    run: async (): Promise<void> => {
      isOn = true;
      await sleep(noticeMs);
      endStreams();
      const closed = once(server, "close");
      server.close();
      const timer = setInterval(() => {
        // What has begun meanwhile as a stream, and what sits between two requests.
        endStreams();
        server.closeIdleConnections();
      }, lookMs);
      const late = setTimeout(() => server.closeAllConnections(), drainMs);
      await closed;
      clearInterval(timer);
      clearTimeout(late);
    },
  };
}
