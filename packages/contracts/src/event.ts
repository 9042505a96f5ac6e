import { z } from "zod";
import { eventId } from "./ids.ts";

/** `<noun>.<past tense>.v<major>`: also the routing key. */
export type EventKey = `${string}.${string}.v${number}`;

export type EventDefinition<Key extends EventKey = EventKey, Payload extends z.ZodType = z.ZodType> = {
  readonly key: Key;
  /** One sentence: what became true. */
  readonly meaning: string;
  readonly payload: Payload;
  /** The id of the thing the fact is about: facts of one aggregate are delivered in order. */
  aggregate(payload: z.output<Payload>): string;
};

export type PayloadOf<Definition extends EventDefinition> = z.output<Definition["payload"]>;

/** Declares a fact once, for publisher and hearers alike. */
export function defineEvent<Key extends EventKey, Payload extends z.ZodType>(
  definition: EventDefinition<Key, Payload>,
): EventDefinition<Key, Payload> {
  return definition;
}

/** What travels around a payload. Made by `enqueue` only. */
export const envelope = z.object({
  id: eventId,
  key: z.string(),
  /** The thing the fact is about: order is kept per aggregate. */
  aggregateId: z.string(),
  occurredAt: z.iso.datetime(),
  correlationId: z.string(),
  causationId: z.string().nullable(),
  payload: z.unknown(),
});
export type Envelope = z.infer<typeof envelope>;
