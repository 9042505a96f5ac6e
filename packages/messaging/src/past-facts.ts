import type { EventDefinition, PayloadOf } from "@stallhouse/contracts/event";
import type { EventId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { datedId } from "@stallhouse/db/dated-id";
import { sql } from "drizzle-orm";

/** A fact of a past that nobody is told of any more. */
export type PastFact = { id: EventId; key: string; aggregateId: string; payload: unknown; at: string };

/** @param name tells facts of one kind about one thing at one moment apart. */
export function pastFact<D extends EventDefinition>(
  event: D,
  payload: PayloadOf<D>,
  { at, name = "" }: { at: Date; name?: string },
): PastFact {
  const body = event.payload.parse(payload);
  const aggregateId = event.aggregate(body);
  const id = datedId<EventId>(at, `${event.key} ${aggregateId} ${name}`);
  return { id, key: event.key, aggregateId, payload: body, at: at.toISOString() };
}

/** Writes facts as published in their time: histories name them, and the relay leaves them alone. */
// oxlint-disable-next-line typescript/no-explicit-any -- any service's schema will do; the outbox is in all of them
export async function keepPastFacts(tx: Db<any> | Tx<any>, facts: readonly PastFact[]): Promise<void> {
  await tx.execute(sql`
    insert into outbox (id, key, aggregate_id, correlation_id, payload, created_at, published_at)
    select id, key, "aggregateId", "aggregateId", payload, at, at
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb)
      as fact(id uuid, key text, "aggregateId" text, payload jsonb, at timestamptz)`);
}
