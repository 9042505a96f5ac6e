import { createdAtColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import type { VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { variants } from "../schema.ts";

/** Who wants to be told, once, when a variant is in stock again. */
export const stockAlerts = pgTable(
  "stock_alerts",
  {
    variantId: refColumn<VariantId>()
      .notNull()
      .references(() => variants.id),
    /** In lower case. */
    email: text().notNull(),
    createdAt: createdAtColumn(),
    /** Set by the database when stock comes back. */
    dueAt: timeColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.variantId, table.email] }),
    index("stock_alerts_due")
      .on(table.dueAt)
      .where(sql`due_at is not null`),
    index("stock_alerts_of_person").on(table.email),
    index("stock_alerts_by_age").on(table.createdAt),
  ],
);
