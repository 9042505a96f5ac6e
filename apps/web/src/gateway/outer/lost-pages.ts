import type { ServerResponse } from "node:http";
import { createRateLimit } from "../limits/rate-limit.ts";

type Budget = { perSecond: number };

/** So many at once, before the budget of a second counts: a reader with old bookmarks, a crawler with old links. */
const burstSeconds = 100;
const mostAddresses = 20_000;
const mostPaths = 5_000;
const longestPath = 200;

/**
 * A page that does not exist is drawn like any other. Who asked for too many of them gets only pages that were there before, until
 * there is something in their budget again; so does, when there were too many in all, who asked for one of them.
 */
export function createLostPages({ perSecond }: Budget, now: () => number = Date.now) {
  const take = createRateLimit(mostAddresses);
  const waitsUntil = new Map<string, number>();
  const found = new Map<string, true>();
  let allWaitUntil = 0;

  function remember<T>(into: Map<string, T>, [key, value]: [string, T], most: number): void {
    into.delete(key);
    into.set(key, value);
    const [eldest] = into.keys();
    if (into.size > most && eldest !== undefined) into.delete(eldest);
  }

  function lose(address: string): void {
    const own = take(address, { perSecond, burst: perSecond * burstSeconds }, now());
    remember(waitsUntil, [address, now() + own * 1_000], mostAddresses);
    const inAll = take("in all", { perSecond: perSecond * 10, burst: perSecond * 10 * burstSeconds }, now());
    if (inAll > 0) allWaitUntil = now() + inAll * 1_000;
  }

  return {
    /** Seconds to wait before this page may be asked for; 0 for now. */
    waitFor(address: string, path: string): number {
      const until = waitsUntil.get(address);
      if (until === undefined || found.has(path)) return 0;
      return Math.max(0, Math.ceil((Math.max(until, allWaitUntil) - now()) / 1_000));
    },
    /** Learns from the answer whether there is a page. */
    learn(address: string, path: string, response: ServerResponse): void {
      const type = String(response.getHeader("content-type") ?? "");
      if (!/^text\/(?:html|x-component)/.test(type)) return;
      if (response.statusCode === 404) lose(address);
      else if (response.statusCode === 200 && path.length <= longestPath) remember(found, [path, true], mostPaths);
    },
  };
}
