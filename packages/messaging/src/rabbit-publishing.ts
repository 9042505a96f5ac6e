import type { Envelope } from "@stallhouse/contracts/event";
import type { Connection } from "rabbitmq-client";
import type { Binding, Log } from "./bus.ts";
import { createMatcher } from "./patterns.ts";
import { createSending } from "./rabbit-sending.ts";
import type { Outgoing, Sending } from "./rabbit-sending.ts";
import { declareTopology, exchange } from "./rabbit-topology.ts";
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
  const topology = declareTopology(bindings);
  const sending = createSending(connection, topology);
  return {
    publish: async (messages) => {
      if (!connection.ready) return [];
      const aggregates = [...byAggregate(messages).values()];
      const sent = await Promise.all(aggregates.map((list) => publishInOrder({ sending, isBound, log }, list)));
      return sent.flat();
    },
    sendTo: sendToQueue(sending),
    addQueues: (queues) => {
      topology.queues.push(...queues);
      sending.redeclare();
    },
    close: sending.close,
  };
}

export function sendToQueue(sending: Sending): Publishing["sendTo"] {
  return async (queue, message) => {
    const wasTaken = await sending.send({ ...message, exchange: "", routingKey: queue });
    if (!wasTaken) throw new Error(`there is no queue ${queue}`);
  };
}

type Publisher = { sending: Sending; isBound: (key: string) => boolean; log: Log };

/** Resolves with the ids that were taken, up to the first that was not. */
async function publishInOrder(publisher: Publisher, messages: readonly Envelope[]): Promise<string[]> {
  const taken: string[] = [];
  for (const run of runsOfOneKey(messages)) {
    const outcomes = await Promise.all(run.map((message) => publishOne(publisher, message)));
    const firstLost = outcomes.indexOf(false);
    taken.push(...run.slice(0, firstLost < 0 ? run.length : firstLost).map(({ id }) => id));
    if (firstLost >= 0) break;
  }
  return taken;
}

/**
 * Facts of one key take one way, so all of them arrive or none, and they may be sent without waiting for each other.
 * One of another key waits: it might get through where an earlier one did not.
 */
function runsOfOneKey(messages: readonly Envelope[]): Envelope[][] {
  const runs: Envelope[][] = [];
  for (const message of messages) {
    const last = runs.at(-1);
    if (last?.[0]?.key === message.key) last.push(message);
    else runs.push([message]);
  }
  return runs;
}

async function publishOne({ sending, isBound, log }: Publisher, message: Envelope): Promise<boolean> {
  const { id, key, correlationId } = message;
  try {
    const address = { exchange, routingKey: key, messageId: id };
    const wasTaken = await sending.send({ ...address, body: message, more: { correlationId } });
    if (wasTaken || !isBound(key)) return true;
    log.error({ key, id }, "bus: a bound fact came back unroutable, declaring the queues again");
    sending.redeclare();
  } catch (err) {
    log.warn({ err, key, id }, "bus: publishing failed");
  }
  return false;
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
