import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "./bus.ts";

export type Standstill = {
  /** Resolves with true at once while nothing stands still, or as soon as all is well again; with false when the waiting was given up. */
  over: () => Promise<boolean>;
  begin: () => void;
  /** Nobody waits any longer. */
  stop: () => void;
};

type Options = {
  isWell: () => Promise<boolean>;
  queue: string;
  log: Log;
  /** Gives up after so long and tells of it; without it, waits for ever. */
  limit?: { ms: number; onGivenUp: () => void };
};

const longestPauseMs = 10_000;

/** A pause of the whole hearing while its database is away: everything would fail, so one asks for all, with growing pauses. */
export function createStandstill({ isWell, queue, log, limit }: Options): Standstill {
  const stopping = new AbortController();
  let current: Promise<boolean> | undefined;

  async function waitUntilWell(): Promise<boolean> {
    const began = Date.now();
    log.warn({ queue }, "hearing stands still: the database does not answer");
    for (let tries = 0; !stopping.signal.aborted; tries++) {
      const pauseMs = Math.min(longestPauseMs, 100 * 2 ** Math.min(tries, 10)) * (0.8 + 0.2 * Math.random());
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) break;
      if (await isWell()) {
        log.info({ queue, ms: Date.now() - began }, "hearing goes on");
        return true;
      }
      if (limit && Date.now() - began > limit.ms) {
        limit.onGivenUp();
        return false;
      }
    }
    return false;
  }

  return {
    over: async () => (stopping.signal.aborted ? false : ((await current) ?? true)),
    begin: () => {
      current ??= waitUntilWell().finally(() => {
        current = undefined;
      });
    },
    stop: () => stopping.abort(),
  };
}
