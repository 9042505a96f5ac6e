import { index, pgTable, uuid } from "drizzle-orm/pg-core";
import { createdAtColumn, timeColumn } from "./columns.ts";

/** Users whose tokens from before a moment are void. Rows older than a token's life mean nothing any more and are deleted. */
export const revocations = pgTable("revocations", {
  userId: uuid().primaryKey(),
  notBefore: timeColumn().notNull(),
});

/** Sessions that have ended before their tokens have. One never comes back: whenever its tokens were issued, they are void. */
export const endedSessions = pgTable(
  "ended_sessions",
  {
    sessionId: uuid().primaryKey(),
    /** When this service learnt it: a stream that was opened before ends then, however late the fact comes. */
    heardAt: createdAtColumn(),
  },
  (table) => [index("ended_sessions_by_time").on(table.heardAt)],
);
