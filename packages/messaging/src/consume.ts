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
import { gathered } from "./gathered.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- any service's schema will do; the inbox is in all of them
type AnyDb = Db<any>;
// oxlint-disable-next-line typescript/no-explicit-any -- as above
type AnyTx = Tx<any>;

export type Consumer = {
  key: string;
  /** Not handled in one transaction with other facts. */
  isAlone?: boolean;
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

/** For what locks rows of many: together with others its locks would be taken in no order, and meet those of people's calls. */
export function alone(consumer: Consumer): Consumer {
  return { ...consumer, isAlone: true };
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
  const { bus, service, concurrency = 16, consumers } = hearer;
  if (consumers.size === 0) return async () => {};
  return await bus.subscribe({
    queue: service,
    concurrency,
    handle: gathered({
      isAlone: ({ key }) => consumers.get(key)?.isAlone === true,
      one: (message) => deliver(hearer, message),
      together: (messages) => deliverTogether(hearer, messages),
    }),
    isWell: createProbe(hearer.db),
    suspects: createSuspects(hearer.db, service),
  });
}

/** One delivery: the effect and its mark in the inbox are one transaction, so a second delivery changes nothing. */
export async function deliver(hearer: Hearer, message: Envelope): Promise<void> {
  const started = performance.now();
  const report = (outcome: Outcome) => tell(hearer, message, { outcome, started });
  try {
    const actOn = readBy(hearer, message);
    if (!actOn) return report("ignored");
    const isNew = await hearer.db.transaction(async (tx) => {
      const [isNoted] = await note(tx, hearer.service, [message]);
      if (isNoted) await onTrail(message, () => actOn(tx, message));
      return isNoted;
    });
    report(isNew ? "handled" : "repeated");
  } catch (error) {
    const isFinal = error instanceof PermanentFailure || (error instanceof Refusal && !isAway(error));
    report(isFinal ? "refused" : isAway(error) ? "away" : "failed");
    if (error instanceof Refusal && isFinal) throw new PermanentFailure(refusalText(error), { cause: error });
    throw error;
  }
}

/**
 * Deliveries that may share their transaction: all effects and marks of them, or none. False when one of them could not
 * be handled, which is no fault of the others: then each has to be delivered by itself.
 */
export async function deliverTogether(hearer: Hearer, messages: readonly Envelope[]): Promise<boolean> {
  const started = performance.now();
  try {
    const acts = messages.map((message) => readBy(hearer, message));
    const known = await hearer.db.transaction(async (tx) => {
      const news = await note(tx, hearer.service, messages);
      for (const [place, message] of messages.entries()) {
        if (news[place]) await onTrail(message, async () => acts[place]?.(tx, message));
      }
      return news;
    });
    for (const [place, message] of messages.entries()) {
      tell(hearer, message, { outcome: !acts[place] ? "ignored" : known[place] ? "handled" : "repeated", started });
    }
    return true;
  } catch {
    return false;
  }
}

function readBy({ consumers, log }: Hearer, message: Envelope) {
  const consumer = consumers.get(message.key);
  if (!consumer) log.warn({ key: message.key, id: message.id }, "nobody here hears this fact: left alone");
  return consumer?.read(message.payload);
}

/** Notes facts as heard; answers for each whether it is new. */
async function note(tx: AnyTx, service: string, messages: readonly Envelope[]): Promise<boolean[]> {
  const noted = await tx.execute<{ id: string }>(sql`
    insert into inbox (consumer, event_id)
    select ${service}, id::uuid from jsonb_array_elements_text(${JSON.stringify(messages.map(({ id }) => id))}::jsonb) as id
    on conflict do nothing returning event_id as id`);
  const ids = new Set(noted.map(({ id }) => id));
  return messages.map(({ id }) => ids.delete(id));
}

async function onTrail(message: Envelope, work: () => Promise<unknown>): Promise<void> {
  await withTrail({ correlationId: message.correlationId, causationId: message.id }, work);
}

function tell(
  { onHandled }: Hearer,
  { key }: Envelope,
  { outcome, started }: { outcome: Outcome; started: number },
): void {
  onHandled?.({ key, ms: performance.now() - started, outcome });
}

function refusalText({ reason, details }: Refusal): string {
  return `refused: ${reason} ${JSON.stringify(details)}`;
}
