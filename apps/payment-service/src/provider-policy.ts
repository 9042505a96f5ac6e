import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
} from "cockatiel";
import { ProviderAway } from "./provider-port.ts";

type Budget = { totalMs: number; retries: number; failuresInARow: number; openMs: number };

/** What one call may cost us, and when we stop asking for a while. */
export const providerBudget: Budget = { totalMs: 5_000, retries: 2, failuresInARow: 5, openMs: 15_000 };

export type ProviderCall = <T>(call: () => Promise<T>) => Promise<T>;

/** Runs provider calls within their budget. Whatever ends without the provider's word is `ProviderAway`. */
export function providerPolicy(budget: Budget = providerBudget): ProviderCall {
  const limit = timeout(budget.totalMs, TimeoutStrategy.Aggressive);
  const again = retry(
    handleWhen((error) => error instanceof ProviderAway && error.isPassing),
    {
      maxAttempts: budget.retries,
      backoff: new DelegateBackoff(({ result }) => pauseMs("error" in result ? result.error : undefined)),
    },
  );
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof ProviderAway),
    { halfOpenAfter: budget.openMs, breaker: new ConsecutiveBreaker(budget.failuresInARow) },
  );
  const policy = wrap(limit, again, breaker);
  return async (call) => {
    try {
      return await policy.execute(async ({ signal }) => {
        // The time ran out during the pause before this try: nobody waits for it any more.
        if (signal.aborted) throw new ProviderAway("no time left", { isPassing: false });
        return await call();
      });
    } catch (cause) {
      if (cause instanceof BrokenCircuitError)
        throw new ProviderAway("not asked: it did not answer before", { cause, isPassing: false });
      if (cause instanceof TaskCancelledError) throw new ProviderAway(`no answer in ${budget.totalMs} ms`, { cause });
      throw cause;
    }
  };
}

/** Between 0.2 and 0.8 s, or as long as the provider asks for. */
function pauseMs(error: Error | undefined): number {
  const asked = error instanceof ProviderAway ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(asked, 200 + Math.random() * 600);
}
