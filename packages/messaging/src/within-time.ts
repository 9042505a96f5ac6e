import { setTimeout as sleep } from "node:timers/promises";

/** Longer than a statement may take. */
const longestMs = 7_000;

/** What a database answers. Throws when that takes too long: a connection that was cut may leave its caller without any answer. */
export async function withinTime<T>(asked: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = sleep(longestMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer in ${longestMs} ms`);
  });
  return await Promise.race([asked, late]).finally(() => timer.abort());
}
