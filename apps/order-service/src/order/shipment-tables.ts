import type { OrderLineId, SellerOrderId, ShipmentId } from "@stallhouse/contracts/ids";
import { createdAtColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { orderLines, sellerOrders } from "./order-tables.ts";

export const shipments = pgTable(
  "shipments",
  {
    shipmentId: idColumn<ShipmentId>("id"),
    sellerOrderId: refColumn<SellerOrderId>()
      .notNull()
      .references(() => sellerOrders.sellerOrderId),
    carrier: text().notNull(),
    trackingNumber: text().notNull(),
    shippedAt: createdAtColumn(),
    deliveredAt: timeColumn(),
  },
  (table) => [index().on(table.sellerOrderId)],
);

export const shipmentLines = pgTable(
  "shipment_lines",
  {
    shipmentId: refColumn<ShipmentId>()
      .notNull()
      .references(() => shipments.shipmentId),
    orderLineId: refColumn<OrderLineId>()
      .notNull()
      .references(() => orderLines.orderLineId),
    quantity: smallint().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shipmentId, table.orderLineId] }),
    index().on(table.orderLineId),
    check("shipment_line_quantity", sql`${table.quantity} > 0`),
  ],
);
