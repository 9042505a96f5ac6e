import type { Past, PutOff } from "./delivery.ts";

/** What a message tells of its past. Our own: brokers do not agree on how they count. */
const names = {
  attempts: "x-stallhouse-attempts",
  waits: "x-stallhouse-waits",
  /** A hearer died with it alone in hand: RabbitMQ forgets that it was redelivered when it goes through a waiting room. */
  suspect: "x-stallhouse-suspect",
  error: "x-stallhouse-error",
  diedAt: "x-stallhouse-died-at",
};

type Headed = { headers?: Record<string, unknown> };

export function pastOf(message: Headed): Past {
  return { attempts: countIn(message, names.attempts), waits: countIn(message, names.waits) };
}

export function isKnownSuspect({ headers }: Headed): boolean {
  return headers?.[names.suspect] !== undefined;
}

/** Of a copy that is put off or buried. */
export function headersOf({ past, next, isSuspect }: { past: Past; next: PutOff; isSuspect: boolean }) {
  return {
    [names.attempts]: past.attempts + next.tries,
    [names.waits]: past.waits + next.waits,
    [names.error]: next.error,
    ...(isSuspect ? { [names.suspect]: 1 } : {}),
    ...(next.pause ? {} : { [names.diedAt]: new Date().toISOString() }),
  };
}

/** How and when a dead letter ended. */
export function endOf({ headers }: Headed): { error: string; diedAt: string | undefined } {
  const error: unknown = headers?.[names.error] ?? "buried by the broker";
  const diedAt: unknown = headers?.[names.diedAt];
  return { error: String(error), diedAt: typeof diedAt === "string" ? diedAt : undefined };
}

function countIn({ headers }: Headed, name: string): number {
  const count = Number(headers?.[name]);
  return Number.isSafeInteger(count) ? count : 0;
}
