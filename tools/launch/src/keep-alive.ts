import { setTimeout as sleep } from "node:timers/promises";

/** One life of a process. `ended` resolves with how it ended, in a word: "SIGKILL", "code 1". */
export type Life = { ended: Promise<string> };

export type Pauses = {
  shortestMs: number;
  longestMs: number;
  /** Who lived for so long begins with the shortest pause again. */
  steadyMs: number;
  /** So many deaths within `steadyMs` are a crash loop. */
  loop: number;
};

const usualPauses: Pauses = { shortestMs: 250, longestMs: 30_000, steadyMs: 60_000, loop: 5 };

type Kept = {
  name: string;
  logFile: string;
  /** Begins the next life. What it throws counts as a death. */
  start: () => Life | Promise<Life>;
  say: (sentence: string) => void;
};

/**
 * Brings a process back whenever it dies, after growing pauses, one line each; a crash loop is one sentence and then silence
 * until it stands again. Nothing else is touched. Answers how to let it rest.
 */
export function keepAlive({ name, logFile, start, say }: Kept, first: Life, pauses: Pauses = usualPauses): () => void {
  const stop = new AbortController();
  let deaths: number[] = [];
  let isLooping = false;

  function steady(): void {
    if (isLooping) say(`${name} is back.`);
    deaths = [];
    isLooping = false;
  }

  async function live(life: Life): Promise<string> {
    const timer = setTimeout(steady, pauses.steadyMs);
    return await life.ended.finally(() => clearTimeout(timer));
  }

  function mourn(how: string): number {
    deaths.push(Date.now());
    const pauseMs = Math.min(pauses.longestMs, pauses.shortestMs * 2 ** (deaths.length - 1));
    const recent = deaths.filter((at) => Date.now() - at < pauses.steadyMs).length;
    if (isLooping) return pauseMs;
    isLooping = recent >= pauses.loop;
    if (isLooping) {
      say(`${name} keeps stopping (${how}): ${recent} times in ${pauses.steadyMs / 1000} s; see ${logFile}`);
    } else say(`${name} stopped (${how}); back in ${pauseMs / 1000} s, log: ${logFile}`);
    return pauseMs;
  }

  async function keep(): Promise<void> {
    let life = first;
    for (;;) {
      const how = await live(life);
      if (stop.signal.aborted) return;
      await sleep(mourn(how), undefined, { signal: stop.signal }).catch(() => {});
      if (stop.signal.aborted) return;
      life = await begin();
    }
  }

  async function begin(): Promise<Life> {
    try {
      return await start();
    } catch (error) {
      return { ended: Promise.resolve(error instanceof Error ? error.message : String(error)) };
    }
  }

  void keep();
  return () => stop.abort();
}
