import { setImmediate as nextTick, setTimeout as sleep } from "node:timers/promises";
import type { Connection, Publisher } from "rabbitmq-client";
import type { Topology } from "./rabbit-topology.ts";

export type Outgoing = { exchange: string; routingKey: string; messageId: string; body: unknown; more?: object };

export type Sending = {
  /** Resolves with whether a queue took it. Throws when the broker did not confirm it in time. */
  send: (message: Outgoing) => Promise<boolean>;
  /** The next message goes over a new channel, which declares everything again. */
  redeclare: () => void;
  close: () => Promise<void>;
};

/** A confirm may never come, for instance while the broker is short of disk. */
const confirmMs = 4_000;

/** Sends with confirms. Declares exchanges, queues and bindings before its first message and after every reconnect. */
export function createSending(connection: Connection, topology: Topology): Sending {
  const returned = new Set<string>();
  let publisher: Publisher | undefined;

  function open(): Publisher {
    const opened = connection.createPublisher({ confirm: true, ...topology });
    opened.on("basic.return", ({ messageId }) => messageId && returned.add(messageId));
    return opened;
  }

  function redeclare(old = publisher): void {
    void old?.close().catch(() => {});
    if (publisher === old) publisher = undefined;
  }

  return {
    send: async ({ body, more, ...address }) => {
      const current = (publisher ??= open());
      const content = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
      const properties = { ...address, ...more, mandatory: true, durable: true, contentType: "application/json" };
      const isInTime = await confirmedInTime(current.send(properties, content));
      if (!isInTime) {
        redeclare(current); // the channel itself may be what hangs
        throw new Error(`not confirmed within ${confirmMs} ms`);
      }
      // The broker returns an unroutable message before it confirms it, but the library tells us one turn later.
      await nextTick();
      return !returned.delete(address.messageId);
    },
    redeclare: () => redeclare(),
    close: async () => {
      await publisher?.close();
    },
  };
}

async function confirmedInTime(sending: Promise<void>): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(confirmMs, false, { signal: timer.signal });
  try {
    return await Promise.race([sending.then(() => true), late]);
  } finally {
    timer.abort();
    for (const loser of [sending, late]) loser.catch(() => {});
  }
}
