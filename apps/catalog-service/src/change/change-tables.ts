import { createdAtColumn } from "@stallhouse/db/columns";
import { sql } from "drizzle-orm";
import { bigint, index, pgTable, text } from "drizzle-orm/pg-core";

/** What changed of what the public sees, in the last minutes: written by the database in the transaction that changed it. */
export const shopChanges = pgTable(
  "shop_changes",
  {
    seq: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The transaction: what is not over yet can be told from what is. */
    xid: bigint({ mode: "number" })
      .notNull()
      .default(sql`pg_current_xact_id()::text::bigint`),
    /** `p:<product>` `s:<seller>` `c:<category>` by slug, `lists` for lists over all of them, `*` for everything. */
    tags: text().array().notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [index("shop_changes_by_xid").on(table.xid)],
);
