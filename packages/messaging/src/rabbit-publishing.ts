import type { Envelope } from "@stallhouse/contracts/event";
import type { Connection } from "rabbitmq-client";
import type { Binding, Log } from "./bus.ts";
import { createMatcher } from "./patterns.ts";
import { createSending } from "./rabbit-sending.ts";
import type { Outgoing, Sending } from "./rabbit-sending.ts";
import { declareHouse, exchange } from "./rabbit-topology.ts";
import type { Queue } from "./rabbit-topology.ts";

export type Publishing = {
  publish: (messages: readonly Envelope[]) => Promise<string[]>;
  /** Sends one message to one queue. Throws when the queue did not take it. */
  sendTo: (queue: string, message: Omit<Outgoing, "exchange" | "routingKey">) => Promise<void>;
  /** Declares these too, now and after every reconnect. */
  addQueues: (queues: readonly Queue[]) => void;
  close: () => Promise<void>;
};

export function createPublishing(connection: Connection, bindings: readonly Binding[], log: Log): Publishing {
  const isBound = createMatcher(bindings.flatMap(({ keys }) => keys));
  const house = declareHouse(bindings);
  const sending = createSending(connection, house);
  return {
    publish: async (messages) => {
      if (!connection.ready) return [];
      const aggregates = [...byAggregate(messages).values()];
      const sent = await Promise.all(aggregates.map((list) => publishInOrder({ sending, isBound, log }, list)));
      return sent.flat();
    },
    sendTo: async (queue, message) => {
      const wasTaken = await sending.send({ ...message, exchange: "", routingKey: queue });
      if (!wasTaken) throw new Error(`there is no queue ${queue}`);
    },
    addQueues: (queues) => {
      house.queues.push(...queues);
      sending.redeclare();
    },
    close: sending.close,
  };
}

type Publisher = { sending: Sending; isBound: (key: string) => boolean; log: Log };

/** One after the other, so that none arrives before an earlier one that failed. Resolves with the ids that were taken. */
async function publishInOrder({ sending, isBound, log }: Publisher, messages: readonly Envelope[]): Promise<string[]> {
  const sent: string[] = [];
  for (const message of messages) {
    const { id, key, correlationId } = message;
    try {
      const address = { exchange, routingKey: key, messageId: id };
      const wasTaken = await sending.send({ ...address, body: message, more: { correlationId } });
      if (!wasTaken && isBound(key)) {
        log.error({ key, id }, "bus: a bound fact came back unroutable, declaring the queues again");
        sending.redeclare();
        return sent;
      }
      sent.push(id);
    } catch (err) {
      log.warn({ err, key, id }, "bus: publishing failed");
      return sent;
    }
  }
  return sent;
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
