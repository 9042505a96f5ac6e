import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { connect, Server as Listener } from "node:net";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { isStream } from "./context.ts";

export type DrainPlan = {
  /** New connections are still let in so long: whoever sends them learns only now that we are not ready. */
  graceMs: number;
  /** How long an idle connection may be kept; callers are told, and close first. */
  idleMs: number;
  /** Work under way may take so long. */
  workMs: number;
};

const usualPlan: DrainPlan = { graceMs: 1_000, idleMs: 5_000, workMs: 10_000 };

export type Traffic = {
  /** Notes a request. False when it comes too late to be begun. */
  admit: (request: IncomingMessage, response: ServerResponse) => boolean;
  inFlight: () => number;
  isDraining: () => boolean;
  /**
   * Shuts the door without losing a call: those that come are answered and told to come over another connection, live
   * streams end, then nobody new is let in, and the door closes when the last one has been answered and has hung up.
   */
  drain: () => Promise<void>;
};

/** Who is at a server's door. A connection that closes under a call leaves its caller not knowing what happened: so callers hang up, not we. */
export function watchTraffic(server: Server, plan: DrainPlan = usualPlan): Traffic {
  const sockets = new Set<Socket>();
  const answers = new Set<ServerResponse>();
  const streams = new Set<ServerResponse>();
  let phase: "open" | "unready" | "draining" | "too late" = "open";
  // Far longer than what callers are told: whatever they make of it, they close first.
  server.keepAliveTimeout = 65_000;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  function sayGoodbye(response: ServerResponse): void {
    if (response.headersSent) return;
    response.removeHeader("keep-alive");
    response.setHeader("connection", "close");
  }

  function endStreams(): void {
    for (const response of streams) response.destroy();
  }

  return {
    admit: (request, response) => {
      // A live stream is open for hours: it is not work in flight.
      const among = isStream(request) ? streams : answers;
      among.add(response);
      response.once("close", () => among.delete(response));
      response.setHeader("keep-alive", `timeout=${plan.idleMs / 1000}`);
      if (phase === "open" || phase === "unready") return phase === "open" || among === answers;
      sayGoodbye(response);
      return phase === "draining" && among === answers;
    },
    inFlight: () => answers.size,
    isDraining: () => phase !== "open",
    drain: async () => {
      const from = Date.now();
      const past = () => Date.now() - from;
      phase = "unready";
      endStreams();
      await sleep(plan.graceMs);
      await stopListening(server);
      phase = "draining";
      answers.forEach(sayGoodbye);
      while (sockets.size > 0 && past() < plan.idleMs) await sleep(20);
      phase = "too late";
      while (answers.size > 0 && past() < plan.workMs) await sleep(20);
      server.closeAllConnections();
    },
  };
}

/**
 * Lets nobody new in. Connections that the system has taken but we have not would be cut: so this happens at the moment when
 * one has just been taken, a knock of our own if nobody else's, and the queue is empty.
 */
async function stopListening(server: Server): Promise<void> {
  const address = server.address();
  if (typeof address !== "object" || !address) return;
  await new Promise<void>((stopped) => {
    const stop = () => {
      // The HTTP server's own close would cut idle connections too.
      Listener.prototype.close.call(server);
      stopped();
    };
    server.once("connection", stop);
    const anywhere = address.family === "IPv6" ? "::1" : "127.0.0.1";
    const host = ["::", "0.0.0.0"].includes(address.address) ? anywhere : address.address;
    const knock = connect({ port: address.port, host }, () => knock.destroy());
    knock.once("error", () => {
      if (server.listening) stop();
    });
  });
}
