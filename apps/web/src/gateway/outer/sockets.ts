import type { Server } from "node:http";
import type { Socket } from "node:net";
import { createTally } from "./tally.ts";
import type { Most } from "./tally.ts";
import { cutOff } from "./turn-away.ts";

/** So long the head of a request may take. */
const headMs = 10_000;
/** Longer than any body may take: those have their own limits. */
const requestMs = 90_000;

/** Bounds how many sockets there are, and how long one may say nothing. Behind a proxy all of them come from one address. */
export function boundSockets(server: Server, { perAddress, inAll }: Most, isProxyTrusted: boolean): void {
  server.headersTimeout = headMs;
  server.requestTimeout = requestMs;
  const enter = createTally({ perAddress: isProxyTrusted ? inAll : perAddress, inAll });
  const take = server.listeners("connection");
  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    const leave = enter({ address: socket.remoteAddress ?? "" });
    if (!leave) {
      // Its own end is nobody's fault.
      socket.on("error", () => {});
      return cutOff(socket, undefined, { status: 429, retryAfterSeconds: 5 });
    }
    socket.once("close", leave);
    for (const listener of take) listener.call(server, socket);
  });
}
