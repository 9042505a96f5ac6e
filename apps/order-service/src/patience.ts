import { isFinal } from "@stallhouse/contracts/refusal";
import { refusalIn } from "@stallhouse/service/client";
import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
  SamplingBreaker,
  timeout,
  TimeoutStrategy,
  wrap,
} from "cockatiel";
import { Away } from "./away.ts";

type Budget = {
  /** All tries together; each try has the client's own limit. */
  totalMs: number;
  /** Pause before the one retry: from, to. */
  retryAfterMs: readonly [number, number];
  /** Opens at a share of failed or slow calls in 10 s (of 10 or more), or after failures in a row. */
  breaker: { openMs: number } & ({ share: number; slowMs: number } | { failures: number });
};

type Timed<T> = { value: T; tookMs: number };

/** These say that we were not let in, and that is our fault, not the customer's. */
const faults: readonly string[] = ["NOT_SIGNED_IN", "NOT_ALLOWED", "SESSION_ENDED"];

/**
 * Calls another service within its budget. A final refusal over there is an answer: never asked again, and thrown as it
 * is. Anything else that goes wrong, a passing refusal and an open breaker included, is `Away`: what the call did is then
 * unknown.
 */
export function patience({ totalMs, retryAfterMs: [from, to], breaker }: Budget) {
  const isOutage = (error: Error) => !refusalIn(error);
  const slowMs = "slowMs" in breaker ? breaker.slowMs : Infinity;
  const failing = handleWhen(isOutage).orWhenResult((result) => tookOf(result) > slowMs);
  const breaking = circuitBreaker(failing, {
    halfOpenAfter: breaker.openMs,
    breaker:
      "share" in breaker
        ? new SamplingBreaker({ threshold: breaker.share, duration: 10_000, minimumRps: 1 })
        : new ConsecutiveBreaker(breaker.failures),
  });
  const retrying = retry(
    handleWhen((error) => !isAnswer(error) && !(error instanceof BrokenCircuitError)),
    { maxAttempts: 1, backoff: new DelegateBackoff(() => from + Math.random() * (to - from)) },
  );
  const policy = wrap(timeout(totalMs, TimeoutStrategy.Aggressive), retrying, breaking);
  return async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      const { value } = await policy.execute(async (): Promise<Timed<T>> => {
        const started = performance.now();
        const answer = await call();
        return { value: answer, tookMs: performance.now() - started };
      });
      return value;
    } catch (error) {
      const refusal = refusalIn(error);
      if (!refusal || !isFinal(refusal.reason))
        throw new Away(error instanceof Error ? error.message : String(error), { cause: error });
      if (faults.includes(refusal.reason)) throw new Error(`call refused: ${refusal.reason}`, { cause: error });
      throw refusal;
    }
  };
}

/** Whether the other side would say the same again. */
function isAnswer(error: unknown): boolean {
  const refusal = refusalIn(error);
  return refusal !== undefined && isFinal(refusal.reason);
}

function tookOf(result: unknown): number {
  return typeof result === "object" && result !== null && "tookMs" in result ? Number(result.tookMs) : 0;
}
