import { createdAtColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import type { UserId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { variants } from "../product/product-tables.ts";

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
    /** When somebody who reads the address wanted it. Nobody is told before. */
    confirmedAt: timeColumn(),
    /** Whose doing it is: a guest often, who need not be the address's owner. */
    askedBy: refColumn<UserId>(),
  },
  (table) => [
    primaryKey({ columns: [table.variantId, table.email] }),
    index("stock_alerts_due")
      .on(table.dueAt)
      .where(sql`due_at is not null and confirmed_at is not null`),
    index("stock_alerts_unconfirmed")
      .on(table.createdAt)
      .where(sql`confirmed_at is null`),
    index("stock_alerts_of_person").on(table.email),
    index("stock_alerts_by_age").on(table.createdAt),
  ],
);

/** What mails about alerts lead to. Who has one reads the address. */
export const stockAlertLinks = pgTable(
  "stock_alert_links",
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    /** `confirm`: lets stand what waits at the address, once. `end`: takes all of it back. */
    purpose: text().$type<"confirm" | "end">().notNull(),
    tokenHash: text().notNull(),
    createdAt: createdAtColumn(),
    expiresAt: timeColumn().notNull(),
    usedAt: timeColumn(),
  },
  (table) => [
    check("stock_alert_links_hashed", sql`${table.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check("stock_alert_links_purpose", sql`${table.purpose} in ('confirm', 'end')`),
    // A second one would be a second mail to somebody who answered the first in no way.
    uniqueIndex("stock_alert_links_one_to_confirm")
      .on(table.email)
      .where(sql`purpose = 'confirm'`),
    index("stock_alert_links_by_end").on(table.expiresAt),
  ],
);

/** Members whose own address is known to be theirs, as identity announced them. */
export const verifiedMembers = pgTable("verified_members", {
  userId: refColumn<UserId>().primaryKey(),
  /** In lower case. */
  email: text().notNull(),
});
