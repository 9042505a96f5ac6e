import { AsyncLocalStorage } from "node:async_hooks";
import { beforeHead } from "../outer/before-head.ts";
import type { Handle } from "../outer/server.ts";

type Visit = { isGone: boolean };

// The server and Next's parts are separate module graphs: what must be one per process hangs on globalThis.
const shared = globalThis as { stallhouseVisits?: AsyncLocalStorage<Visit> };
const visits = (shared.stallhouseVisits ??= new AsyncLocalStorage<Visit>());

/** Says of what this request asked for that it was here once and was taken down. */
export function sayGone(): void {
  const visit = visits.getStore();
  if (visit) visit.isGone = true;
}

/** A page of Next's can say 404 and has no way to say 410: that is said here for it. */
export function withGoneStatus(handle: Handle): Handle {
  return async (request, response) => {
    const visit: Visit = { isGone: false };
    beforeHead(response, (status) => (visit.isGone && status === 404 ? 410 : status));
    await visits.run(visit, () => handle(request, response));
  };
}
