import { pgTable, uuid } from "drizzle-orm/pg-core";
import { timeColumn } from "./columns.ts";

/** Users whose tokens from before a moment are void. Rows older than a token's life mean nothing any more. */
export const revocations = pgTable("revocations", {
  userId: uuid().primaryKey(),
  notBefore: timeColumn().notNull(),
});
