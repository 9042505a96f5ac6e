import type { Log } from "./log.ts";
import type { Loop } from "./loops.ts";
import type { Metrics } from "./metrics.ts";

/** What one round came to: how many things were driven on, and how many are open for longer than a minute after it. */
export type Reconciliation = { driven: number; left: number };

/** Looks by query for what stays inconsistent for longer than a minute, and drives it on. Safe to repeat and in copies. */
export type Reconciler<Deps> = {
  /** The inconsistency, in words: "captured without a paid order". */
  what: string;
  everyMs: number;
  run: (deps: Deps) => Promise<Reconciliation>;
};

/** As loops that say what they did, and count it. */
export function reconcilerLoops<Deps>(
  reconcilers: readonly Reconciler<Deps>[],
  { log, metrics }: { log: Log; metrics: Metrics },
): Loop<Deps>[] {
  return reconcilers.map(({ what, everyMs, run }) => ({
    name: what,
    everyMs,
    run: async (deps) => {
      const { driven, left } = await run(deps);
      metrics.reconciled.inc({ what }, driven);
      metrics.unreconciled.set({ what }, left);
      if (driven > 0) log.warn({ what, driven, left }, "reconciled");
    },
  }));
}
