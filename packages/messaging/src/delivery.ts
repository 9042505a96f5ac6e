import { envelope } from "@stallhouse/contracts/event";
import type { Envelope } from "@stallhouse/contracts/event";
import { setTimeout as sleep } from "node:timers/promises";
import { PermanentFailure } from "./bus.ts";
import type { RetryPlan, Subscription } from "./bus.ts";

export type Failure = { error: string; isPermanent: boolean };

/** The envelope of what arrived. Throws a PermanentFailure when it is none. */
export function readEnvelope(body: unknown): Envelope {
  const read = envelope.safeParse(body);
  if (!read.success) throw new PermanentFailure(`not an envelope: ${read.error.issues[0]?.message}`);
  return read.data;
}

/** Hands a message to its hearer, a few times on the spot if need be. Resolves with why it failed, or undefined when it is handled. */
export async function handOver(
  handle: Subscription["handle"],
  message: Envelope,
  { attempt, inPlaceMs }: { attempt: number; inPlaceMs: readonly number[] },
): Promise<Failure | undefined> {
  for (let tried = 0; ; tried++) {
    try {
      await handle(message, attempt);
      return undefined;
    } catch (error) {
      const pauseMs = inPlaceMs[tried];
      if (error instanceof PermanentFailure || pauseMs === undefined) return failureOf(error);
      await sleep(pauseMs);
    }
  }
}

export function failureOf(error: unknown): Failure {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { error: text.slice(0, 2_000), isPermanent: error instanceof PermanentFailure };
}

/** How long a failed delivery waits; undefined when it has had all its tries. A fifth less at random, so that what failed together does not come back together. */
export function delayAfter(attempt: number, { laterMs }: RetryPlan, random = Math.random()): number | undefined {
  const delay = laterMs[attempt - 1];
  return delay === undefined ? undefined : Math.round(delay * (0.8 + 0.2 * random));
}
