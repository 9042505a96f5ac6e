"use client";

import { useEffect, useEffectEvent } from "react";
import { isLiveList } from "./live-stock.ts";
import type { LiveVariant } from "./live-stock.ts";

const everyMs = 8_000;

/** Asks for prices and stock as long as somebody looks at the page, and at once when they come back to it. */
export function useLiveStock(address: string, hear: (live: LiveVariant[]) => void): void {
  const heard = useEffectEvent(hear);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    // Asked as a stranger: the answer is the same for all, and comes from the cache.
    async function ask(): Promise<void> {
      clearTimeout(timer);
      if (document.visibilityState !== "visible") return;
      // A line that fails for a while is no news: the cart asks again before anything is bought.
      const answer = await fetch(address, { signal, credentials: "omit" }).catch(() => undefined);
      const live: unknown = answer?.ok
        ? await answer.json().catch(() => undefined)
        : answer?.status === 404
          ? []
          : undefined;
      if (signal.aborted) return;
      if (isLiveList(live)) heard(live);
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), everyMs);
    }
    const wake = () => void ask();
    timer = setTimeout(wake, everyMs);
    document.addEventListener("visibilitychange", wake, { signal });
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [address]);
}
