import type { Connection, PublisherProps } from "rabbitmq-client";
import type { Binding, RetryPlan } from "./bus.ts";

export const exchange = "stallhouse.events";

/** Grow when a queue's arguments change: RabbitMQ refuses to declare the same name with others. */
const version = "v2";
const deadVersion = "v1";
/** A number that is never reached: RabbitMQ 4 would bury a delivery after twenty deaths of its hearer, and drop a dead letter after twenty looks at it. */
const noLimit = 1_000_000_000;

export type Queue = Parameters<Connection["queueDeclare"]>[0] & object;

export const mainQueue = (queue: string) => `${queue}.${version}`;
export const deadQueue = (queue: string) => `${queue}.dead.${deadVersion}`;
export const retryQueue = (queue: string, delayMs: number) => `${queue}.retry.${delayMs}.${version}`;

/** As the release before named them, for what may still be in them. */
export const formerMainQueue = (queue: string) => `${queue}.v1`;
export const formerRetryQueue = (queue: string, delayMs: number) => `${queue}.retry.${delayMs}.v1`;

function quorum(name: string, more: Record<string, unknown>): Queue {
  return { queue: name, durable: true, arguments: { "x-queue-type": "quorum", ...more } };
}

/** Without both of these a quorum queue may lose what it dead-letters. */
const safely = { "x-dead-letter-strategy": "at-least-once", "x-overflow": "reject-publish" };

/** What a service hears. One copy of it at a time gets deliveries, so that those of one aggregate stay in order. */
export function declareMain(queue: string): Queue {
  return quorum(mainQueue(queue), {
    "x-single-active-consumer": true,
    // The broker sees hearers die, not why: what is to blame we find out ourselves.
    "x-delivery-limit": noLimit,
    // For what a broker's own policy might drop.
    "x-dead-letter-exchange": "",
    "x-dead-letter-routing-key": deadQueue(queue),
    ...safely,
  });
}

/** A waiting room per delay: one with mixed delays would let the longest hold up the rest. */
export function declareRooms(queue: string, { laterMs }: RetryPlan): Queue[] {
  return laterMs.map((delayMs) =>
    quorum(retryQueue(queue, delayMs), {
      "x-message-ttl": delayMs,
      "x-dead-letter-exchange": "",
      "x-dead-letter-routing-key": mainQueue(queue),
      ...safely,
    }),
  );
}

export function declareDead(queue: string): Queue {
  return quorum(deadQueue(queue), { "x-delivery-limit": noLimit });
}

export type Topology = Required<Pick<PublisherProps, "exchanges" | "queues" | "queueBindings">>;

export function declareTopology(bindings: readonly Binding[]): Topology {
  return {
    exchanges: [{ exchange, type: "topic", durable: true }],
    queues: bindings.map(({ queue }) => declareMain(queue)),
    queueBindings: bindings.flatMap(({ queue, keys }) =>
      keys.map((routingKey) => ({ exchange, queue: mainQueue(queue), routingKey })),
    ),
  };
}
