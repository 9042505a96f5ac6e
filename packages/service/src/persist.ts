import { setTimeout as sleep } from "node:timers/promises";

/** Classes of SQLSTATE that say "not now": no connection, no room, locked, starting or stopping, two at once. */
const passing = /^(08|40|53|55|57)/;
const usualPause = (tries: number) => Math.min(8_000, 250 * 2 ** tries);

/**
 * Tries until it succeeds, with growing pauses, as long as what fails is that somebody is away: a database that is down for a
 * day is no reason to die. A fault of our own (a migration that is wrong, a password) is thrown at once.
 */
export async function persist<T>(
  attempt: () => Promise<T>,
  onWaiting: (waiting: { err: unknown; tries: number; pauseMs: number }) => void,
  pauseAfter = usualPause,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (err) {
      if (!isAway(err)) throw err;
      const pauseMs = pauseAfter(tries);
      onWaiting({ err, tries, pauseMs });
      await sleep(pauseMs);
    }
  }
}

/** Whether an error, or what caused it, is that somebody could not be reached. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("severity" in error && "code" in error) return passing.test(String(error.code));
  return ("code" in error && typeof error.code === "string") || isAway(error.cause);
}
