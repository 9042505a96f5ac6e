import { sql } from "drizzle-orm";

/** How long a claimed row is left to the copy that claimed it; longer than any provider call and its retries. */
const leaseSeconds = 30;
export const leaseEnd = sql`now() + make_interval(secs => ${leaseSeconds})`;

/** Rows taken at once, and how many of them are worked on at the same time. */
export const batchSize = 20;
const atOnce = 4;

/** Seconds until the next try: doubling from one second, with jitter, up to `most`. */
export function backoffSeconds(tries: number, most: number, random = Math.random()): number {
  return Math.min(most, 2 ** Math.min(tries, 20)) * (0.75 + random / 2);
}

/** Works on every row, a few at a time; what goes wrong with one is `work`'s own to note. */
export async function eachOf<Row>(rows: readonly Row[], work: (row: Row) => Promise<void>): Promise<void> {
  const queue = [...rows];
  const workers = Array.from({ length: Math.min(atOnce, queue.length) }, async () => {
    for (let row = queue.shift(); row !== undefined; row = queue.shift()) await work(row);
  });
  await Promise.all(workers);
}
