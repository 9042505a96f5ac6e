import type { Envelope } from "@stallhouse/contracts/event";

/** A queue and the full event keys it hears, from the topology. Every process declares them all: no fact is lost on a hearer that has not started yet. */
export type Binding = { queue: string; keys: readonly string[] };

/** A delivery that ended in the dead letters. */
export type DeadLetter = {
  id: string;
  key: string;
  /** How often it was tried, or its hearer died of it; not counting quick tries in place, nor tries while something was away. */
  attempts: number;
  error: string;
  /** Since when it is dead; letters of older releases do not say. */
  diedAt?: string | undefined;
  /** The envelope; whatever came instead of one, if that was the fault. */
  body: unknown;
};

/** What becomes of a dead letter. */
export type Judge = (letter: DeadLetter) => "keep" | "replay" | "drop";

/** Thrown by a handler (or by parsing) when trying again cannot help: straight to the dead letters. */
export class PermanentFailure extends Error {}

/** Thrown by a handler that needs another fact first, which is still on its way: it waits without limit, and nothing counts. */
export class NotYet extends Error {
  override readonly name = "NotYet";
}

export type Subscription = {
  /** Queue of the hearer: one per service. */
  queue: string;
  /** Aggregates handled at the same time; deliveries of one aggregate always one after the other. */
  concurrency: number;
  /** `attempt` counts from 1. */
  handle: (message: Envelope, attempt: number) => Promise<void>;
  /** Whether what every delivery needs, the hearer's database, answers. While it does not, the hearing stands still. */
  isWell?: () => Promise<boolean>;
  /** Durable marks of what a hearer died with. Without them nothing is put to the charge of a message. */
  suspects?: Suspects;
};

/** What is known of a suspect that is about to be handled alone. */
export type Suspicion = {
  /** False sends it aside once more: a hearer died with it, or this one is too young to judge it. */
  isInHand: boolean;
  /** Deaths with nothing but this in hand. */
  crashes: number;
  /** Others were handled since it was first died of. */
  othersFlowed: boolean;
};

export type Suspects = {
  /** Marks a message as alone in hand, unless a hearer died with it just so: that is noted instead, and it is not in hand. */
  takeInHand: (id: string, hearer: { isSteady: boolean; handledOthers: boolean }) => Promise<Suspicion>;
  /** Takes the mark off; `isOver` forgets the suspicion too. */
  letGo: (id: string, isOver: boolean) => Promise<void>;
};

/** When a failed delivery is tried again. Only the fact's own faults use the plan up; what waits for something that is away waits without limit. */
export type RetryPlan = {
  /** Pauses before quick tries on the spot, which keep the order of the aggregate. */
  inPlaceMs: readonly number[];
  /** Growing delays after those; when they are used up, the delivery is a dead letter. */
  laterMs: readonly number[];
  /** How long a hearer has to live before it may begin what others died of: deaths in a crash loop say nothing. */
  steadyMs?: number;
  /** How long deliveries are held while the hearer's database is away, where the broker takes back what is held too long. */
  holdMs?: number;
};

/** Five tries over eleven minutes: enough for a restart of anything, short enough for somebody to notice. */
export const usualRetries: RetryPlan = { inPlaceMs: [200, 600], laterMs: [2_000, 15_000, 60_000, 600_000] };

/**
 * What messaging needs of a broker. Two exist: RabbitMQ, and PostgreSQL for a market without a broker; both pass the
 * same contract tests.
 *
 * Deliveries may repeat. Those of one aggregate are handled in the order of publishing, by one copy of the hearer at a
 * time; a delivery that is put off for longer than the tries in place is overtaken on RabbitMQ and waited for on
 * PostgreSQL. A dead letter never holds up what comes after it.
 */
export type Bus = {
  /**
   * Resolves with the ids that every bound queue holds safely. A message that failed, came back unroutable or was not
   * confirmed in time is missing from them, and so are the later ones of its aggregate. A key that no queue is bound to
   * is no fault. Never rejects.
   */
  publish: (messages: readonly Envelope[]) => Promise<string[]>;
  /** Starts delivering. Resolves with a function that stops and waits for deliveries under way. */
  subscribe: (subscription: Subscription) => Promise<() => Promise<void>>;
  deadLetters: (queue: string) => Promise<DeadLetter[]>;
  /** Puts a dead letter back to its queue, under the same event id. */
  replay: (queue: string, id: string) => Promise<void>;
  /** False while the connection is down; publishing fails at once, consuming goes on by itself when it is back. */
  isConnected: () => boolean;
  close: () => Promise<void>;
};

/** As much of a logger as messaging needs: pino's fits. */
export type Log = Record<"info" | "warn" | "error", (facts: object, message: string) => void>;

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
