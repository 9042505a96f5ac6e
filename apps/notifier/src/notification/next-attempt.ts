import type { DeliveryOutcome } from "../delivery-outcome.ts";
import type { NotificationState } from "./notification.ts";

/** `usefulMs`: how long after it was written somebody has a use for it. Infinity for what is owed. */
type Attempt = { attempts: number; createdAt: Date; usefulMs: number };
export type AfterAttempt = {
  state: NotificationState;
  dueAt: Date;
  error: string | null;
  providerMessageId: string | null;
};

const firstPauseMs = 1_000;
const longestPauseMs = 5 * 60_000;
/** What the reconciler knows a letter by that time ended, and not the provider. */
export const tooLate = "too late: ";

/**
 * What a notification becomes after a try. An outage makes it wait, each time longer, and what is owed waits for as long
 * as it takes: a second copy after a day in which the provider forgot our key is the smaller evil. Only a refusal ends
 * it, or that nobody has a use for it any more. `random` in [0, 1) spreads what failed together.
 */
export function afterAttempt(
  { attempts, createdAt, usefulMs }: Attempt,
  outcome: DeliveryOutcome,
  { now, random }: { now: Date; random: number },
): AfterAttempt {
  if (outcome.status === "sent") {
    return { state: "sent", dueAt: now, error: null, providerMessageId: outcome.providerMessageId };
  }
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(20, attempts - 1)) * (0.5 + random / 2);
  const dueAt = new Date(now.getTime() + pauseMs);
  const isTooLate = dueAt.getTime() - createdAt.getTime() > usefulMs;
  if (outcome.status === "refused") return { state: "failed", dueAt, error: outcome.error, providerMessageId: null };
  return {
    state: isTooLate ? "failed" : "pending",
    dueAt,
    error: isTooLate ? tooLate + outcome.error : outcome.error,
    providerMessageId: null,
  };
}
