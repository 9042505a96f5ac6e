import type { SellerId, UserId } from "@stallhouse/contracts/ids";
import { amountColumn, createdAtColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text } from "drizzle-orm/pg-core";

/** What identity told of the sellers. A row with `asOf` null only stands in for one not heard of yet. */
export const sellers = pgTable(
  "sellers",
  {
    id: idColumn<SellerId>(),
    userId: refColumn<UserId>(),
    name: text().notNull().default(""),
    slug: text().notNull().default(""),
    place: text().notNull().default(""),
    country: text().notNull().default(""),
    story: text().notNull().default(""),
    shippingAmount: amountColumn().default(0),
    standing: text({ enum: ["pending", "active", "blocked"] })
      .notNull()
      .default("pending"),
    /** In the seller's words; empty means the market's own rule. */
    shippingPolicy: text().notNull().default(""),
    returnsPolicy: text().notNull().default(""),
    /** Working days until a parcel leaves. */
    dispatchMin: integer().notNull().default(1),
    dispatchMax: integer().notNull().default(3),
    /** Days after delivery in which goods may be sent back. */
    returnDays: integer().notNull().default(30),
    joinedAt: createdAtColumn(),
    /** When the newest fact applied became true: older ones that come later are dropped. */
    asOf: timeColumn(),
  },
  (table) => [
    check("sellers_standing", sql`${table.standing} in ('pending', 'active', 'blocked')`),
    check("sellers_dispatch", sql`${table.dispatchMin} between 0 and ${table.dispatchMax}`),
    index("sellers_slug").on(table.slug),
  ],
);

/** What a seller has on sale, and how it is rated. A roll-up: the database keeps it with the products. */
export const sellerTotals = pgTable("seller_totals", {
  sellerId: idColumn<SellerId>(),
  products: integer().notNull(),
  /** Stars of all reviews shown, and their number. */
  stars: bigint({ mode: "number" }).notNull(),
  reviews: integer().notNull(),
});
