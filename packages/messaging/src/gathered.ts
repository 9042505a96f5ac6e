import { setImmediate as nextTick } from "node:timers/promises";
import type { Envelope } from "@stallhouse/contracts/event";

type Waiting = { message: Envelope; settle: (ended: Promise<void>) => void };

type Deliveries = {
  isAlone: (message: Envelope) => boolean;
  one: (message: Envelope) => Promise<void>;
  /** All of them or none: false when one could not be handled. */
  together: (messages: readonly Envelope[]) => Promise<boolean>;
};

/** So many transactions of a hearer at once: what comes meanwhile is gathered for the next. */
const atOnce = 2;
const mostTogether = 32;

/**
 * Delivers facts that came while others were handled in one transaction: a commit for all of them. Where one of them
 * fails, each is delivered by itself, so that none pays for its neighbours.
 */
export function gathered({ isAlone, one, together }: Deliveries): (message: Envelope) => Promise<void> {
  const waiting: Waiting[] = [];
  let underWay = 0;

  function next(): Waiting[] {
    const [first] = waiting;
    if (!first || isAlone(first.message)) return waiting.splice(0, 1);
    const end = waiting.findIndex(({ message }) => isAlone(message));
    return waiting.splice(0, Math.min(mostTogether, end === -1 ? waiting.length : end));
  }

  async function handle(batch: readonly Waiting[]): Promise<void> {
    const isDone = batch.length > 1 && (await together(batch.map(({ message }) => message)));
    for (const { message, settle } of batch) {
      const ended = isDone ? Promise.resolve() : one(message);
      settle(ended);
      await ended.catch(() => {});
    }
  }

  async function work(): Promise<void> {
    underWay++;
    await nextTick(); // what was handed out together comes together
    for (let batch = next(); batch.length > 0; batch = next()) await handle(batch);
    underWay--;
  }

  return (message) =>
    new Promise((settle) => {
      waiting.push({ message, settle });
      if (underWay < atOnce) void work();
    });
}
