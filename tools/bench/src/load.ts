export type Timings = {
  count: number;
  seconds: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  failures: number;
};

export type Load = {
  concurrency: number;
  /** Stops after this many operations… */
  count: number;
  /** …or after this long, whichever comes first. */
  maxSeconds: number;
};

/** Runs an operation from `concurrency` customers at once, each starting the next when the last has ended. */
export async function run(load: Load, operation: (customer: number, turn: number) => Promise<void>): Promise<Timings> {
  const latencies: number[] = [];
  let failures = 0;
  let started = 0;
  const begin = performance.now();
  const deadline = begin + load.maxSeconds * 1000;
  const customer = async (index: number) => {
    while (started < load.count && performance.now() < deadline) {
      const turn = started++;
      const at = performance.now();
      try {
        await operation(index, turn);
        latencies.push(performance.now() - at);
      } catch (error) {
        if (failures++ === 0) console.error(error);
      }
    }
  };
  await Promise.all(Array.from({ length: load.concurrency }, (_, index) => customer(index)));
  const seconds = (performance.now() - begin) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return {
    count: latencies.length,
    seconds,
    perSecond: latencies.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failures,
  };
}
