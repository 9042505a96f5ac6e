import type { IncomingMessage, ServerResponse } from "node:http";
import { cutOff } from "./turn-away.ts";
import type { No } from "./turn-away.ts";

type Bounds = { maxBytes: number; withinMs: number; onWhole: () => void };

/** Of all bodies that have begun to come in and are not whole yet. */
const bytesInAll = 64_000_000;

/** Watches bodies as they come in, whoever reads them: how large each grows, how long it takes, and how much there is of all. */
export function createBodyWatch(mostBytes = bytesInAll) {
  let bytes = 0;

  return function watch(
    request: IncomingMessage,
    response: ServerResponse,
    { maxBytes, withinMs, onWhole }: Bounds,
  ): void {
    let size = 0;
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      bytes -= size;
      onWhole();
    };
    const stop = (no: No) => {
      end();
      if (response.headersSent) request.destroy();
      else cutOff(request.socket, request.url, no);
    };
    const timer = setTimeout(() => stop({ status: 408 }), withinMs);
    response.once("close", end);
    const push = request.push.bind(request);
    // Where Node hands over what came in: nothing is read here that somebody else would miss.
    request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
      if (isOver) return push(chunk, encoding);
      if (chunk === null) end();
      else {
        size += chunk.length;
        bytes += chunk.length;
        if (size > maxBytes) stop({ status: 413 });
        else if (bytes > mostBytes) stop({ status: 503, retryAfterSeconds: 5 });
      }
      return push(chunk, encoding);
    };
  };
}
