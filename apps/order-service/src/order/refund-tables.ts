import type { OrderId, SellerOrderId } from "@stallhouse/contracts/ids";
import { amountColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import { sql } from "drizzle-orm";
import { check, pgTable, text, unique } from "drizzle-orm/pg-core";
import { orders, sellerOrders } from "./order-tables.ts";

/** Money the house has decided to give back, once per cause and part; payment moves it and tells when it did. */
export const refundRequests = pgTable(
  "refund_requests",
  {
    orderId: refColumn<OrderId>()
      .notNull()
      .references(() => orders.orderId),
    /** Null for what is left of a whole order. */
    sellerOrderId: refColumn<SellerOrderId>().references(() => sellerOrders.sellerOrderId),
    cause: text().$type<"SELLER_BLOCKED" | "ORDER_CANCELLED">().notNull(),
    amount: amountColumn(),
    requestedAt: timeColumn().notNull().defaultNow(),
    refundedAt: timeColumn(),
  },
  (table) => [
    unique("refund_requests_once").on(table.orderId, table.sellerOrderId, table.cause).nullsNotDistinct(),
    check("refund_request_amount", sql`${table.amount} > 0`),
  ],
);
