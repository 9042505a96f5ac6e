import { Refusal } from "@stallhouse/contracts/refusal";

/** Runs works one after the other, with so many waiting at most: one more is refused rather than kept in memory. */
export function oneAtATime(maxWaiting: number) {
  let last: Promise<unknown> = Promise.resolve();
  let inside = 0;
  return async function run<T>(work: () => Promise<T>): Promise<T> {
    if (inside > maxWaiting) throw new Refusal("TOO_MANY_REQUESTS", { retryAfterSeconds: "2" });
    inside++;
    const mine = last.then(work);
    last = mine.catch(() => {});
    return await mine.finally(() => inside--);
  };
}
