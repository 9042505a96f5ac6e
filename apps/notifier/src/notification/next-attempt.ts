import type { DeliveryOutcome } from "../delivery-outcome.ts";
import type { NotificationState } from "./notification.ts";

type Attempt = { attempts: number; createdAt: Date };
export type AfterAttempt = {
  state: NotificationState;
  dueAt: Date;
  error: string | null;
  providerMessageId: string | null;
};

const firstPauseMs = 1_000;
const longestPauseMs = 5 * 60_000;
/** Providers remember our key for about a day: a later repeat could arrive twice, and nobody waits for it any more. */
const giveUpMs = 23 * 60 * 60_000;

/**
 * What a notification becomes after a try. An outage makes it wait, each time longer, for up to a day; only a refusal or
 * that day ends it. `random` in [0, 1) spreads what failed together.
 */
export function afterAttempt(
  { attempts, createdAt }: Attempt,
  outcome: DeliveryOutcome,
  { now, random }: { now: Date; random: number },
): AfterAttempt {
  if (outcome.status === "sent") {
    return { state: "sent", dueAt: now, error: null, providerMessageId: outcome.providerMessageId };
  }
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(20, attempts - 1)) * (0.5 + random / 2);
  const dueAt = new Date(now.getTime() + pauseMs);
  const isTooLate = dueAt.getTime() - createdAt.getTime() > giveUpMs;
  const isOver = outcome.status === "refused" || isTooLate;
  return { state: isOver ? "failed" : "pending", dueAt, error: outcome.error, providerMessageId: null };
}
