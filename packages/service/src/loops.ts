import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "./log.ts";

/** Work that comes round by itself: sweeps, completers. `run` must be safe to repeat and to run in several copies. */
export type Loop<Deps> = { name: string; everyMs: number; run: (deps: Deps) => Promise<unknown> };

/** Runs each loop one round after the other until stopped; a failed round is logged and the next one comes. */
export function startLoops<Deps>(loops: readonly Loop<Deps>[], deps: Deps, log: Log): () => Promise<void> {
  const stop = new AbortController();
  const running = loops.map(async (loop) => {
    while (!stop.signal.aborted) {
      // Copies that started together must not sweep together for ever.
      const pause = loop.everyMs * (0.9 + Math.random() * 0.2);
      await sleep(pause, undefined, { signal: stop.signal }).catch(() => {});
      if (stop.signal.aborted) return;
      await loop.run(deps).catch((err: unknown) => log.error({ err, loop: loop.name }, "loop failed"));
    }
  });
  return async () => {
    stop.abort();
    await Promise.all(running);
  };
}
