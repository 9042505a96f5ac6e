import { setTimeout as sleep } from "node:timers/promises";

/** A service that is not asked now: nobody is there, it does not answer, or all of its places are taken. */
export class CalleeAway extends Error {
  override name = "CalleeAway";
}

type Options = {
  /** Whether the service would take calls now. */
  isReady: () => Promise<boolean>;
  /** So long a call waits for a service that is not there, counted from when it went. */
  patienceMs?: number;
  /** So long a service that hangs is left alone before it is asked whether it is ready. */
  restMs?: number;
};

type Away = { since: number; isHanging: boolean; end: AbortController };
/** What one call found out: it was answered; nobody listens; no answer came in time; nothing. */
export type Finding = "answered" | "absent" | "silent" | "nothing";

const mostWaiting = 1_000;
/** Calls in a row that were not answered in time. */
const silencesToBreak = 5;
const longestPauseMs = 500;

/**
 * A circuit breaker that knows two ways of being away. Where nobody is there (a restart), calls wait, and go on as soon as
 * somebody is; after `patienceMs` they fail at once. Where calls hang, they fail at once, and the first one after it stands
 * trial alone.
 */
export function createPresence({ isReady, patienceMs = 5_000, restMs = longestPauseMs }: Options) {
  let away: Away | undefined;
  let trial: "none" | "open" | "running" = "none";
  let silences = 0;
  let waiting = 0;
  /** Counts the times it went away: what a call from before found out says nothing of now. */
  let era = 0;

  function leave(isHanging: boolean): void {
    if (away) {
      away.isHanging ||= isHanging;
      return;
    }
    era++;
    silences = 0;
    trial = "none";
    away = { since: Date.now(), isHanging, end: new AbortController() };
    void lookOut(away);
  }

  async function lookOut(mine: Away): Promise<void> {
    const longest = Math.max(longestPauseMs, restMs);
    for (let pause = mine.isHanging ? restMs : 25; ; pause = Math.min(pause * 2, longest)) {
      await sleep(pause, undefined, { ref: false });
      if (await isReady().catch(() => false)) break;
    }
    away = undefined;
    if (mine.isHanging) trial = "open";
    mine.end.abort();
  }

  /** Until the service is back. Throws when that takes too long, or when nobody waits for the call any more. */
  async function untilBack({ since, end }: Away, signal: AbortSignal): Promise<void> {
    const leftMs = since + patienceMs - Date.now();
    if (leftMs <= 0 || waiting >= mostWaiting) throw new CalleeAway("nobody is there");
    waiting++;
    await sleep(leftMs, undefined, { signal: AbortSignal.any([signal, end.signal]) }).catch(() => {});
    waiting--;
    signal.throwIfAborted();
    if (!end.signal.aborted) throw new CalleeAway("nobody came back");
  }

  function learn(finding: Finding): void {
    const wasTrial = trial === "running";
    if (wasTrial) trial = finding === "answered" ? "none" : "open";
    if (finding === "answered") silences = 0;
    if (finding === "absent") leave(false);
    if (finding === "silent" && (++silences >= silencesToBreak || wasTrial)) leave(true);
  }

  return {
    /** Resolves when a call may be made; what is answered must be told what came of it. Throws `CalleeAway`. */
    async admit(signal: AbortSignal): Promise<(finding: Finding) => void> {
      while (away && !away.isHanging) await untilBack(away, signal);
      if (away || trial === "running") throw new CalleeAway("it does not answer");
      if (trial === "open") trial = "running";
      const mine = era;
      return (finding) => {
        if (mine === era) learn(finding);
      };
    },
    hangs: () => leave(true),
    /** Whether a call made now would fail, or wait for somebody to come back. */
    isAway: () => away !== undefined,
  };
}
