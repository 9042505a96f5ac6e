import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAtColumn, timeColumn } from "./columns.ts";

/** Facts written in the transaction that made them true, until the relay has published them. */
export const outbox = pgTable(
  "outbox",
  {
    id: uuid().primaryKey(),
    /** The order of publishing. */
    seq: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
    key: text().notNull(),
    aggregateId: text().notNull(),
    correlationId: text().notNull(),
    causationId: uuid(),
    payload: jsonb().notNull(),
    createdAt: createdAtColumn(),
    publishedAt: timeColumn(),
  },
  (table) => [
    index("outbox_unpublished")
      .on(table.seq)
      .where(sql`${table.publishedAt} is null`),
  ],
);

/** Facts already handled: the key makes a second delivery a no-op. */
export const inbox = pgTable(
  "inbox",
  { consumer: text().notNull(), eventId: uuid().notNull(), handledAt: createdAtColumn() },
  (table) => [primaryKey({ columns: [table.consumer, table.eventId] })],
);

/** Facts that were in hand when a hearer died: each is handled alone, and marked before, until it is handled. */
export const suspects = pgTable(
  "suspects",
  {
    consumer: text().notNull(),
    eventId: uuid().notNull(),
    /** True from before it is begun alone until it has ended: found true by the next hearer, this one died with it. */
    inHand: boolean().notNull(),
    /** Deaths with nothing but this in hand. */
    crashes: integer().notNull().default(0),
    /** A hearer that had seen it die before handled others since: the fault is not the hearer's own. */
    othersFlowed: boolean().notNull().default(false),
    changedAt: createdAtColumn(),
  },
  (table) => [primaryKey({ columns: [table.consumer, table.eventId] })],
);
