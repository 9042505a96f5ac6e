import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** One id finds every log line, call and fact of one request. `causationId` is the fact being handled, if any. */
type Trail = { correlationId: string; causationId: string | null };

const trail = new AsyncLocalStorage<Trail>();

export function withTrail<T>(value: Trail, run: () => T): T {
  return trail.run(value, run);
}

/** The current trail; a new one where nobody started any (a timer, a script). */
export function currentTrail(): Trail {
  return trail.getStore() ?? { correlationId: randomUUID(), causationId: null };
}
