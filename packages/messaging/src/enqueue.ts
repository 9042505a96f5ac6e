import { currentTrail } from "@stallhouse/contracts/correlation";
import type { EventDefinition, PayloadOf } from "@stallhouse/contracts/event";
import { newId } from "@stallhouse/contracts/ids";
import type { EventId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { sql } from "drizzle-orm";

/** Channel on which the relay of the service's database is woken. */
export const outboxChannel = "outbox";

/**
 * Writes a fact into the outbox, in the transaction that makes it true: the only way to publish. The payload is checked
 * against the event's schema, so that a wrong one fails the use case and not a hearer.
 * @returns the event's id, which is also its message id and its inbox key.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- any service's schema will do; the outbox is in all of them
export async function enqueue<D extends EventDefinition>(tx: Db<any> | Tx<any>, event: D, payload: PayloadOf<D>) {
  const body = event.payload.parse(payload);
  const { correlationId, causationId } = currentTrail();
  const id = newId<EventId>();
  await tx.execute(sql`
    with added as (
      insert into outbox (id, key, aggregate_id, correlation_id, causation_id, payload)
      values (${id}, ${event.key}, ${event.aggregate(body)}, ${correlationId}, ${causationId}, ${JSON.stringify(body)}::jsonb)
      returning 1
    )
    select pg_notify(${outboxChannel}, '') from added`);
  return id;
}

/** Writes many facts of one kind in one statement, in their order. Writes nothing for none. */
export async function enqueueAll<D extends EventDefinition>(
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  tx: Db<any> | Tx<any>,
  event: D,
  payloads: readonly PayloadOf<D>[],
): Promise<EventId[]> {
  if (payloads.length === 0) return [];
  const { correlationId, causationId } = currentTrail();
  const facts = payloads.map((payload) => {
    const body = event.payload.parse(payload);
    return { id: newId<EventId>(), aggregateId: event.aggregate(body), payload: body };
  });
  await tx.execute(sql`
    with added as (
      insert into outbox (id, key, aggregate_id, correlation_id, causation_id, payload)
      select (fact->>'id')::uuid, ${event.key}, fact->>'aggregateId', ${correlationId}, ${causationId}, fact->'payload'
      from jsonb_array_elements(${JSON.stringify(facts)}::jsonb) with ordinality as given(fact, place) order by place
      returning 1
    )
    select pg_notify(${outboxChannel}, '') from added limit 1`);
  return facts.map(({ id }) => id);
}
