import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
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
