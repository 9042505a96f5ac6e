import { withTrail } from "@stallhouse/contracts/correlation";
import type { Envelope, EventDefinition, EventKey } from "@stallhouse/contracts/event";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db, Tx } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { isAway } from "./away.ts";
import { PermanentFailure } from "./bus.ts";
import type { Bus, Log } from "./bus.ts";
import { createProbe } from "./probe.ts";
import { createSuspects } from "./suspects.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- any service's schema will do; the inbox is in all of them
type AnyDb = Db<any>;
// oxlint-disable-next-line typescript/no-explicit-any -- as above
type AnyTx = Tx<any>;

export type Consumer = {
  key: string;
  /** The payload as the event's definition reads it. Throws a PermanentFailure when it cannot. */
  read: (payload: unknown) => (tx: AnyTx, message: Envelope) => Promise<unknown>;
};

/** What a service does about a fact, in the transaction that also notes that it was done. */
export function on<Payload extends z.ZodType>(
  event: EventDefinition<EventKey, Payload>,
  act: (tx: AnyTx, payload: z.output<Payload>, message: Envelope) => Promise<unknown>,
): Consumer {
  return {
    key: event.key,
    read: (payload) => {
      const read = event.payload.safeParse(payload);
      if (!read.success) throw new PermanentFailure(`${event.key}: ${describe(read.error.issues[0])}`);
      return (tx, message) => act(tx, read.data, message);
    },
  };
}

function describe(issue: { path: PropertyKey[]; message: string } | undefined): string {
  return issue ? `${issue.path.join(".")}: ${issue.message}` : "wrong payload";
}

export type Consumers = ReadonlyMap<string, Consumer>;

/** A service's second door: which facts it hears, and what it does about each. */
export function defineConsumers(list: readonly Consumer[]): Consumers {
  const consumers = new Map(list.map((consumer) => [consumer.key, consumer]));
  if (consumers.size < list.length)
    throw new Error("a fact has two consumers in one service: call both from one function");
  return consumers;
}

/** `repeated`: the inbox knew it already. `ignored`: nobody here hears the key. `away`: nothing is known yet, it is tried again without limit. */
export type Outcome = "handled" | "repeated" | "ignored" | "refused" | "failed" | "away";

type Hearer = {
  db: AnyDb;
  /** The service's name: its queue, and its name in the inbox. */
  service: string;
  consumers: Consumers;
  log: Log;
  /** Told of every try, with the time it took. */
  onHandled?: (handled: { key: string; ms: number; outcome: Outcome }) => void;
};

/** Hears the facts in a service's queue. Resolves with a function that stops and waits for what is under way. */
export async function startConsumers(
  hearer: Hearer & { bus: Bus; concurrency?: number },
): Promise<() => Promise<void>> {
  const { bus, service, concurrency = 4, consumers } = hearer;
  if (consumers.size === 0) return async () => {};
  return await bus.subscribe({
    queue: service,
    concurrency,
    handle: (message) => deliver(hearer, message),
    isWell: createProbe(hearer.db),
    suspects: createSuspects(hearer.db, service),
  });
}

/** One delivery: the effect and its mark in the inbox are one transaction, so a second delivery changes nothing. */
export async function deliver(hearer: Hearer, message: Envelope): Promise<void> {
  const started = performance.now();
  const report = (outcome: Outcome) => {
    hearer.onHandled?.({ key: message.key, ms: performance.now() - started, outcome });
  };
  const trail = { correlationId: message.correlationId, causationId: message.id };
  await withTrail(trail, async () => {
    try {
      report(await act(hearer, message));
    } catch (error) {
      const isFinal = error instanceof PermanentFailure || (error instanceof Refusal && !isAway(error));
      report(isFinal ? "refused" : isAway(error) ? "away" : "failed");
      if (error instanceof Refusal && isFinal) throw new PermanentFailure(refusalText(error), { cause: error });
      throw error;
    }
  });
}

async function act({ db, service, consumers, log }: Hearer, message: Envelope): Promise<Outcome> {
  const consumer = consumers.get(message.key);
  if (!consumer) {
    log.warn({ key: message.key, id: message.id }, "nobody here hears this fact: left alone");
    return "ignored";
  }
  const actOn = consumer.read(message.payload);
  return await db.transaction(async (tx) => {
    const noted = await tx.execute(sql`
      insert into inbox (consumer, event_id) values (${service}, ${message.id}) on conflict do nothing returning 1`);
    if (noted.length === 0) return "repeated";
    await actOn(tx, message);
    return "handled";
  });
}

function refusalText({ reason, details }: Refusal): string {
  return `refused: ${reason} ${JSON.stringify(details)}`;
}
