import type { Envelope } from "@stallhouse/contracts/event";
import { setImmediate as nextTick, setTimeout as sleep } from "node:timers/promises";
import type { Connection, Publisher } from "rabbitmq-client";
import type { Binding, Log } from "./bus.ts";
import { createMatcher } from "./patterns.ts";
import { declareHouse, exchange } from "./rabbit-topology.ts";
import type { Queue } from "./rabbit-topology.ts";

type Outgoing = { exchange: string; routingKey: string; messageId: string; body: unknown; more?: object };

export type Publishing = {
  publish: (messages: readonly Envelope[]) => Promise<string[]>;
  /** Sends one message to one queue. Throws when the queue did not take it. */
  sendTo: (queue: string, message: Omit<Outgoing, "exchange" | "routingKey">) => Promise<void>;
  /** Declares these too, now and after every reconnect. */
  addQueues: (queues: readonly Queue[]) => void;
  close: () => Promise<void>;
};

/** A confirm may never come, for instance while the broker is short of disk. */
const confirmMs = 4_000;

export function createPublishing(connection: Connection, bindings: readonly Binding[], log: Log): Publishing {
  const isBound = createMatcher(bindings.flatMap(({ keys }) => keys));
  const returned = new Set<string>();
  const house = declareHouse(bindings);
  let publisher: Publisher | undefined;

  /** Declares the whole house on its first use and after every reconnect. */
  function open(): Publisher {
    const opened = connection.createPublisher({ confirm: true, ...house });
    opened.on("basic.return", ({ messageId }) => messageId && returned.add(messageId));
    return opened;
  }

  /** Resolves with whether a queue took it. */
  async function send({ body, more, ...address }: Outgoing): Promise<boolean> {
    publisher ??= open();
    const content = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    const properties = { ...address, ...more, mandatory: true, durable: true, contentType: "application/json" };
    const confirmed = publisher.send(properties, content).then(() => true);
    const late = new AbortController();
    const timer = sleep(confirmMs, false, { signal: late.signal }).catch(() => false);
    try {
      if (!(await Promise.race([confirmed, timer]))) throw new Error(`not confirmed within ${confirmMs} ms`);
    } finally {
      late.abort();
      confirmed.catch(() => {});
    }
    // The broker returns an unroutable message before it confirms it, but the library tells us one turn later.
    await nextTick();
    return !returned.delete(address.messageId);
  }

  function redeclare(): void {
    void publisher?.close().catch(() => {});
    publisher = undefined;
  }

  /** One after the other, so that none arrives before an earlier one that failed. */
  async function publishInOrder(messages: readonly Envelope[]): Promise<string[]> {
    const sent: string[] = [];
    for (const message of messages) {
      try {
        const { id, key, correlationId } = message;
        const wasTaken = await send({
          exchange,
          routingKey: key,
          messageId: id,
          body: message,
          more: { correlationId },
        });
        if (!wasTaken && isBound(key)) {
          log.error({ key }, "bus: a bound fact came back unroutable, declaring the queues again");
          redeclare();
          return sent;
        }
        sent.push(id);
      } catch (err) {
        log.warn({ err, key: message.key }, "bus: publishing failed");
        return sent;
      }
    }
    return sent;
  }

  return {
    publish: async (messages) => {
      if (!connection.ready) return [];
      const sent = await Promise.all([...byAggregate(messages).values()].map(publishInOrder));
      return sent.flat();
    },
    sendTo: async (queue, message) => {
      if (!(await send({ ...message, exchange: "", routingKey: queue }))) throw new Error(`there is no queue ${queue}`);
    },
    addQueues: (queues) => {
      house.queues.push(...queues);
      redeclare();
    },
    close: async () => {
      await publisher?.close();
    },
  };
}

function byAggregate(messages: readonly Envelope[]): Map<string, Envelope[]> {
  const groups = new Map<string, Envelope[]>();
  for (const message of messages) {
    const group = groups.get(message.aggregateId);
    if (group) group.push(message);
    else groups.set(message.aggregateId, [message]);
  }
  return groups;
}
