import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "@stallhouse/service/log";
import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhenResult } from "cockatiel";
import type { DeliveryOutcome } from "../delivery-outcome.ts";
import type { Mailer } from "../mailer.ts";
import type { NotifierDb } from "../schema.ts";
import type { SmsSender } from "../sms.ts";
import { drawn } from "./body.ts";
import { batchSize, claimDue, recordAttempts } from "./claim-due.ts";
import type { Attempted, Due, Held } from "./claim-due.ts";
import { channels } from "./notification.ts";
import type { Channel } from "./notification.ts";

type Options = {
  db: NotifierDb;
  log: Log;
  /** Where letters lead home. */
  homeUrl: string;
  mail: Mailer;
  sms: SmsSender;
  /** Told of what a budget kept from going. */
  onHeld?: (held: readonly Held[]) => void;
  /** How long a provider that failed five times in a row is left alone. */
  breakMs?: number;
};

export type Sender = {
  /** Waits for work, a second at most, and sends until nothing is due. */
  round: () => Promise<void>;
  /** Sends what is due now. Resolves with the number of tries. */
  sendDue: () => Promise<number>;
  /** Ends the wait of `round`. */
  wake: () => void;
};

const pollMs = 1_000;
/** One purchase owes several people a mail within moments: waiting for them costs nobody, and they are sent together. */
const gatherMs = 100;
const failuresToBreak = 5;
/** Of a batch: bounds what a provider that just went away is asked before it is left alone. */
const atOnce = 10;

/**
 * Sends what is owed. Any number of copies may run: rows are claimed with SKIP LOCKED and kept for a lease. A copy that
 * dies between sending and marking leaves its rows to the others, who repeat them under the same key.
 */
export function createSender({ db, log, homeUrl, mail, sms, onHeld = () => {}, breakMs = 30_000 }: Options): Sender {
  const breakers: Record<Channel, Breaker> = { mail: newBreaker(breakMs), sms: newBreaker(breakMs) };
  const providers: Record<Channel, (due: Due) => Promise<DeliveryOutcome>> = {
    mail: (due) => {
      const { id, recipient, subject } = due;
      return mail({ notificationId: id, recipient, subject, ...drawn(due, homeUrl) });
    },
    sms: (due) => sms({ notificationId: due.id, recipient: due.recipient, text: drawn(due, homeUrl).text }),
  };

  async function attempt(due: Due): Promise<Attempted> {
    try {
      return { due, outcome: await breakers[due.channel].execute(() => providers[due.channel](due)) };
    } catch (error) {
      // Not tried: the breaker opened, or lets one probe through, while this one stood in line.
      if (error instanceof BrokenCircuitError) return { due, outcome: undefined };
      return { due, outcome: { status: "away", error: error instanceof Error ? error.message : String(error) } };
    }
  }

  /** `mayBeMore`: the batch was full. */
  async function sendBatch(): Promise<{ tried: number; mayBeMore: boolean }> {
    const open = channels.filter((channel) => breakers[channel].canTry());
    const { due, held } = await claimDue(db, open);
    const attempted = await inGroups(due, attempt);
    await recordAttempts(db, attempted);
    for (const { due: one, outcome } of attempted) {
      if (outcome && outcome.status !== "sent") {
        log.warn({ notificationId: one.id, channel: one.channel, outcome }, "notification not sent");
      }
    }
    if (held.length > 0) onHeld(held);
    for (const { id, template, verdict } of held) log.info({ notificationId: id, template, verdict }, "over a budget");
    const tried = attempted.filter(({ outcome }) => outcome !== undefined).length;
    return { tried, mayBeMore: due.length + held.length === batchSize && tried + held.length > 0 };
  }

  async function sendDue(): Promise<number> {
    for (let tried = 0; ;) {
      const batch = await sendBatch();
      tried += batch.tried;
      if (!batch.mayBeMore) return tried;
    }
  }

  let isWoken = false;
  let endWait = () => {};
  return {
    sendDue,
    wake: () => {
      isWoken = true;
      endWait();
    },
    round: async () => {
      if (!isWoken) {
        const waiting = new AbortController();
        endWait = () => waiting.abort();
        await sleep(pollMs, undefined, { signal: waiting.signal }).catch(() => {});
      }
      if (isWoken) await sleep(gatherMs);
      isWoken = false;
      await sendDue();
    },
  };
}

async function inGroups(due: readonly Due[], attempt: (one: Due) => Promise<Attempted>): Promise<Attempted[]> {
  const attempted: Attempted[] = [];
  for (let from = 0; from < due.length; from += atOnce) {
    attempted.push(...(await Promise.all(due.slice(from, from + atOnce).map(attempt))));
  }
  return attempted;
}

type Breaker = {
  execute: (send: () => Promise<DeliveryOutcome>) => Promise<DeliveryOutcome>;
  /** False while the provider is left alone: nothing is claimed for it, and no message uses up tries. */
  canTry: () => boolean;
};

function newBreaker(breakMs: number): Breaker {
  const isAway = (outcome: unknown) => isOutcome(outcome) && outcome.status === "away";
  const failed = handleWhenResult(isAway).orWhen(() => true);
  const policy = circuitBreaker(failed, { halfOpenAfter: breakMs, breaker: new ConsecutiveBreaker(failuresToBreak) });
  let openUntil = 0;
  policy.onBreak(() => {
    openUntil = Date.now() + breakMs;
  });
  return {
    execute: (send) => policy.execute(send),
    canTry: () => policy.state !== CircuitState.Open || Date.now() >= openUntil,
  };
}

function isOutcome(value: unknown): value is DeliveryOutcome {
  return typeof value === "object" && value !== null && "status" in value;
}
