import type { Envelope } from "@stallhouse/contracts/event";
import type { Log, RetryPlan, Subscription } from "./bus.ts";
import { errorText, putOff, readEnvelope } from "./delivery.ts";
import type { Ending } from "./delivery.ts";
import { createHandling } from "./handling.ts";
import { createKeyedTasks } from "./keyed-tasks.ts";
import type { Standstill } from "./standstill.ts";

/** `lost`: how often a hearer vanished while it had this. */
export type Claimed = { id: number; claim: number; attempts: number; waits: number; lost: number; envelope: unknown };
/** How a claimed delivery ended. `delayMs` null sends it to the dead letters. */
export type Settled = Claimed & {
  outcome: "done" | { tries: number; waited: number; error: string | null; delayMs: number | null };
};

export type Worker = {
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

type Options = {
  subscription: Subscription;
  retries: RetryPlan;
  log: Log;
  standstill: Standstill;
  onSettled: () => void;
};

const untried = { tries: 0, waited: 0, error: null, delayMs: 0 };

/** Where claimed deliveries are handled: those of an aggregate one after the other, and none after one that failed. */
export function createWorker({ subscription, retries, log, standstill, onSettled }: Options): Worker {
  const turns = createKeyedTasks(subscription.concurrency);
  const handling = createHandling({ subscription, retries, log, standstill });
  const held = new Map<number, Claimed>();
  let settled: Settled[] = [];
  /** Aggregates of which something has to wait: what follows it goes back too. */
  const waiting = new Set<string>();
  let isClosed = false;

  async function deliver(claimed: Claimed, aggregate: string): Promise<Settled["outcome"]> {
    if (isClosed || waiting.has(aggregate)) return untried;
    const ending = await tryIt(claimed);
    if (ending.as === "done") return "done";
    const next = putOff(ending, claimed, retries);
    if (!next || next.pause) waiting.add(aggregate);
    if (!next) return untried;
    const { tries, waits: waited, error } = next;
    const delayMs = next.pause?.delayMs ?? null;
    log.warn({ queue: subscription.queue, ending: ending.as, delayMs, error }, "delivery failed");
    return { tries, waited, error, delayMs };
  }

  async function tryIt({ envelope, attempts, lost }: Claimed): Promise<Ending> {
    let message: Envelope;
    try {
      message = readEnvelope(envelope);
    } catch (error) {
      return { as: "final", error: errorText(error) };
    }
    return await handling(message, { attempt: attempts + 1, isSuspect: lost > 0 });
  }

  return {
    start: (claimed) => {
      held.set(claimed.id, claimed);
      const aggregate = aggregateOf(claimed);
      const begin = async () => {
        const outcome = await deliver(claimed, aggregate);
        settled.push({ ...claimed, outcome });
        onSettled();
      };
      void turns.run(aggregate, begin, claimed.lost > 0);
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
