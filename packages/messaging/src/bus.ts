import type { Envelope } from "@stallhouse/contracts/event";

/** A queue and the full event keys it hears, from the topology. Every process declares them all: no fact is lost on a hearer that has not started yet. */
export type Binding = { queue: string; keys: readonly string[] };

/** A delivery that ended in the dead letters. */
export type DeadLetter = { id: string; envelope: Envelope; attempts: number; error: string };

/** Thrown by a handler (or by parsing) when trying again cannot help: straight to the dead letters. */
export class PermanentFailure extends Error {}

export type Subscription = {
  /** Queue of the hearer: one per service. */
  queue: string;
  /** Deliveries handled at the same time; those of one aggregate always one after the other. */
  concurrency: number;
  handle: (message: Envelope, attempt: number) => Promise<void>;
};

/**
 * What messaging needs of a broker. Two exist: RabbitMQ, and PostgreSQL for a house without a broker; both pass the
 * same contract tests.
 */
export type Bus = {
  /**
   * Resolves with the ids that every bound queue holds safely. A message that failed, came back unroutable or was not
   * confirmed in time is missing from them: its outbox row stays and is sent again. A key that no queue is bound to is no fault.
   */
  publish: (messages: readonly Envelope[]) => Promise<string[]>;
  /** Starts delivering. Resolves with a function that stops and waits for deliveries under way. */
  subscribe: (subscription: Subscription) => Promise<() => Promise<void>>;
  deadLetters: (queue: string) => Promise<DeadLetter[]>;
  /** Puts a dead letter back to its queue, under the same event id. */
  replay: (queue: string, id: string) => Promise<void>;
  /** False while the connection is down; publishing waits, consuming goes on by itself when it is back. */
  isConnected: () => boolean;
  close: () => Promise<void>;
};
