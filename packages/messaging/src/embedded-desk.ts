import type { Envelope } from "@stallhouse/contracts/event";
import type { Log, RetryPlan, Subscription } from "./bus.ts";
import { delayAfter, failureOf, handOver, readEnvelope } from "./delivery.ts";
import type { Failure } from "./delivery.ts";
import { createLanes } from "./lanes.ts";

export type Claimed = { id: number; claim: number; attempts: number; envelope: unknown };
/** How a claimed delivery ended. `delayMs` null sends it to the dead letters. */
export type Settled = Claimed & { outcome: "done" | { tries: number; error: string | null; delayMs: number | null } };

export type Desk = {
  /** Begins with a claimed delivery as soon as its turn comes. */
  start: (claimed: Claimed) => void;
  /** What has ended since the last time. */
  takeSettled: () => Settled[];
  /** What was taken is not known to the database yet. */
  putBack: (batch: readonly Settled[]) => void;
  /** What was taken is known to the database. */
  forget: (batch: readonly Settled[]) => void;
  held: () => Claimed[];
  hasSettled: () => boolean;
  /** What has not begun yet goes back untried. */
  close: () => void;
};

type Options = { subscription: Subscription; retries: RetryPlan; log: Log; onSettled: () => void };

/** Where claimed deliveries are handled: those of an aggregate one after the other, and none after one that failed. */
export function createDesk({ subscription, retries, log, onSettled }: Options): Desk {
  const lanes = createLanes(subscription.concurrency);
  const held = new Map<number, Claimed>();
  let settled: Settled[] = [];
  /** Aggregates of which something has to wait: what follows it goes back too. */
  const waiting = new Set<string>();
  let isClosed = false;

  async function deliver(claimed: Claimed, aggregate: string): Promise<Settled["outcome"]> {
    if (isClosed || waiting.has(aggregate)) return { tries: 0, error: null, delayMs: 0 };
    const failure = await tryIt(claimed);
    if (!failure) return "done";
    const attempt = claimed.attempts + 1;
    const delayMs = failure.isPermanent ? null : (delayAfter(attempt, retries) ?? null);
    if (delayMs !== null) waiting.add(aggregate);
    log.warn({ queue: subscription.queue, attempt, delayMs, error: failure.error }, "delivery failed");
    return { tries: 1, error: failure.error, delayMs };
  }

  async function tryIt({ envelope, attempts }: Claimed): Promise<Failure | undefined> {
    let message: Envelope;
    try {
      message = readEnvelope(envelope);
    } catch (error) {
      return failureOf(error);
    }
    return await handOver(subscription.handle, message, { attempt: attempts + 1, inPlaceMs: retries.inPlaceMs });
  }

  return {
    start: (claimed) => {
      held.set(claimed.id, claimed);
      const aggregate = aggregateOf(claimed);
      void lanes.run(aggregate, async () => {
        const outcome = await deliver(claimed, aggregate);
        settled.push({ ...claimed, outcome });
        onSettled();
      });
    },
    takeSettled: () => {
      const batch = settled;
      settled = [];
      return batch;
    },
    putBack: (batch) => settled.unshift(...batch),
    forget: (batch) => {
      for (const { id } of batch) held.delete(id);
      const aggregates = new Set([...held.values()].map(aggregateOf));
      for (const aggregate of waiting) if (!aggregates.has(aggregate)) waiting.delete(aggregate);
    },
    held: () => [...held.values()],
    hasSettled: () => settled.length > 0,
    close: () => {
      isClosed = true;
    },
  };
}

function aggregateOf({ envelope }: Claimed): string {
  const isKnown = typeof envelope === "object" && envelope !== null && "aggregateId" in envelope;
  return isKnown ? String(envelope.aggregateId) : "";
}
