import type { Envelope, EventDefinition, PayloadOf } from "@stallhouse/contracts/event";
import { newId } from "@stallhouse/contracts/ids";
import type { EventId } from "@stallhouse/contracts/ids";
import { currentTrail } from "@stallhouse/contracts/correlation";
import type { Db } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";
import { silentLog } from "./bus.ts";
import { deliver as deliverTo } from "./consume.ts";
import type { Consumers, Outcome } from "./consume.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- any service's schema will do
type AnyDb = Db<any>;

/** An envelope as `enqueue` and the relay would make it. */
export function envelopeOf<D extends EventDefinition>(
  event: D,
  payload: PayloadOf<D>,
  id = newId<EventId>(),
): Envelope {
  return {
    id,
    key: event.key,
    aggregateId: event.aggregate(event.payload.parse(payload)),
    occurredAt: new Date().toISOString(),
    ...currentTrail(),
    payload: JSON.parse(JSON.stringify(payload)),
  };
}

type Delivery<D extends EventDefinition> = { event: D; payload: PayloadOf<D>; id?: EventId };

/**
 * Delivers one fact to a service's consumers, as the bus would: parsed, in one transaction with the inbox. Give the same
 * `id` to deliver it again. Rejects as the consumer does; a Refusal comes as a PermanentFailure.
 */
export async function deliver<D extends EventDefinition>(
  db: AnyDb,
  consumers: Consumers,
  { event, payload, id = newId<EventId>() }: Delivery<D>,
): Promise<Outcome> {
  let outcome: Outcome = "failed";
  const onHandled = (handled: { outcome: Outcome }) => {
    outcome = handled.outcome;
  };
  await deliverTo({ db, service: "test", consumers, log: silentLog, onHandled }, envelopeOf(event, payload, id));
  return outcome;
}

export type PublishedEvent = {
  id: string;
  key: string;
  aggregateId: string;
  payload: unknown;
  causationId: string | null;
};

/** The facts in the outbox, in their order; of one kind, if an event is given. */
export async function publishedEvents(db: AnyDb, event?: EventDefinition): Promise<PublishedEvent[]> {
  const rows = await db.execute<PublishedEvent>(sql`
    select id, key, aggregate_id as "aggregateId", payload, causation_id as "causationId"
      from outbox where ${event?.key ?? null}::text is null or key = ${event?.key ?? null} order by seq`);
  return [...rows];
}
