import type { CouponId, OrderId, UserId } from "@stallhouse/contracts/ids";
import { amountColumn, createdAtColumn, currencyColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

export const coupons = pgTable(
  "coupons",
  {
    couponId: idColumn<CouponId>("id"),
    /** In its one spelling: see `couponCode`. */
    code: text().notNull().unique(),
    kind: text().$type<"percent" | "amount">().notNull(),
    /** Whole percent, or minor units. */
    value: integer().notNull(),
    currency: currencyColumn(),
    /** The least the items must cost. */
    minimumAmount: amountColumn().default(0),
    startsAt: timeColumn().notNull().defaultNow(),
    endsAt: timeColumn(),
    stoppedAt: timeColumn(),
    totalLimit: integer(),
    perCustomerLimit: integer(),
    /** By orders that were not given back. Whoever counts it up holds this row: so uses come one after the other. */
    uses: integer().notNull().default(0),
    createdBy: refColumn<UserId>().notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index().on(table.createdAt),
    check("coupon_kind", sql`${table.kind} in ('percent', 'amount')`),
    check("coupon_value", sql`${table.value} > 0 and (${table.kind} = 'amount' or ${table.value} <= 100)`),
    check("coupon_minimum", sql`${table.minimumAmount} >= 0`),
    check("coupon_limits", sql`least(${table.totalLimit}, ${table.perCustomerLimit}) > 0`),
    check("coupon_used_up", sql`${table.uses} >= 0 and ${table.uses} <= ${table.totalLimit}`),
  ],
);

/** How often one customer used a coupon. A person counts by every name we know them by: their id and their mail address. */
export const couponCustomers = pgTable(
  "coupon_customers",
  {
    couponId: refColumn<CouponId>()
      .notNull()
      .references(() => coupons.couponId),
    customerKey: text().notNull(),
    uses: integer().notNull(),
    /** The coupon's limit per customer; null when it has none. */
    useLimit: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.couponId, table.customerKey] }),
    check("coupon_already_used", sql`${table.uses} >= 0 and ${table.uses} <= ${table.useLimit}`),
  ],
);

/** One per order that a coupon made cheaper. */
export const couponRedemptions = pgTable(
  "coupon_redemptions",
  {
    orderId: refColumn<OrderId>().primaryKey(),
    couponId: refColumn<CouponId>()
      .notNull()
      .references(() => coupons.couponId),
    customerKeys: text().array().notNull(),
    amount: amountColumn(),
    redeemedAt: createdAtColumn(),
    /** The order died unpaid. */
    givenBackAt: timeColumn(),
  },
  (table) => [index().on(table.couponId), check("coupon_redemption_amount", sql`${table.amount} > 0`)],
);
