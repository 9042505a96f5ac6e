import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createOuterServer } from "../server.ts";
import { usual } from "./usual.ts";

/** The door in a process of its own, for its tests, with nothing behind it that costs anything. */
async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.headers.accept === "text/event-stream") {
    response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
    return;
  }
  await once(request.resume(), "end");
  if (request.url === "/slow") await sleep(1_500);
  response.writeHead(200, { "content-type": "text/plain" }).end("done");
}

const { server, traffic } = createOuterServer(handle, {
  publicUrl: "http://shop.example",
  isProxyTrusted: true,
  isDevelopment: false,
  ...usual,
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));

/** Asked how much memory it holds, it tidies up first. */
process.on("message", () => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heapUsed, rss });
});
process.once("SIGTERM", () => void traffic.drain().then(() => process.exit(0)));
