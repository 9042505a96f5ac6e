import type { EventDefinition, PayloadOf } from "@stallhouse/contracts/event";
import type { EventId } from "@stallhouse/contracts/ids";
import { datedId } from "@stallhouse/db/dated-id";
import type { outbox } from "@stallhouse/db/outbox-tables";

/** A fact of a past that nobody is told of any more: histories name it, and the relay leaves it alone. */
export type PastFact = typeof outbox.$inferInsert & { id: EventId; createdAt: Date };

/** @param name tells facts of one kind about one thing at one moment apart. */
export function pastFact<D extends EventDefinition>(
  event: D,
  payload: PayloadOf<D>,
  { at, name = "" }: { at: Date; name?: string },
): PastFact {
  const body = event.payload.parse(payload);
  const aggregateId = event.aggregate(body);
  const id = datedId<EventId>(at, `${event.key} ${aggregateId} ${name}`);
  const { key } = event;
  return { id, key, aggregateId, correlationId: aggregateId, payload: body, createdAt: at, publishedAt: at };
}
