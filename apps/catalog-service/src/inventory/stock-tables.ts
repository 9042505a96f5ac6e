import { createdAtColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import type { OrderId, ReservationId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { StockAnswer } from "./stock-answer.ts";
import { variants } from "../product/product-tables.ts";

/** Changed by stock movements only: the database refuses any other pen. */
export const stockLevels = pgTable(
  "stock_levels",
  {
    variantId: refColumn<VariantId>()
      .primaryKey()
      .references(() => variants.id),
    available: integer().notNull().default(0),
    reserved: integer().notNull().default(0),
    version: integer().notNull().default(0),
  },
  (table) => [
    check("stock_levels_available", sql`${table.available} >= 0`),
    check("stock_levels_reserved", sql`${table.reserved} >= 0`),
  ],
);

/** One row per order that asked for stock: the first answer, and the gate that lets one act on an order's stock at a time. */
export const orderHolds = pgTable("order_holds", {
  orderId: refColumn<OrderId>().primaryKey(),
  answer: jsonb().$type<StockAnswer>(),
  /** Set once the order is over: it gets no stock any more. */
  closedAt: timeColumn(),
  /** Variants of parts that were cancelled while the order goes on: it gets none of these any more. */
  givenBack: uuid().array().$type<VariantId[]>().notNull().default([]),
  /** When order is asked again what became of it, and how often it was: the hold ran out without a word. */
  askAt: timeColumn(),
  asks: integer().notNull().default(0),
  createdAt: createdAtColumn(),
});

export const reservations = pgTable(
  "reservations",
  {
    id: idColumn<ReservationId>(),
    orderId: refColumn<OrderId>()
      .notNull()
      .references(() => orderHolds.orderId),
    variantId: refColumn<VariantId>()
      .notNull()
      .references(() => stockLevels.variantId),
    qty: integer().notNull(),
    state: text({ enum: ["held", "committed", "released"] })
      .notNull()
      .default("held"),
    expiresAt: timeColumn().notNull(),
    createdAt: createdAtColumn(),
    closedAt: timeColumn(),
  },
  (table) => [
    uniqueIndex("reservations_live")
      .on(table.orderId, table.variantId)
      .where(sql`state <> 'released'`),
    index("reservations_expiring")
      .on(table.expiresAt)
      .where(sql`state = 'held'`),
    check("reservations_qty", sql`${table.qty} > 0`),
    check("reservations_state", sql`${table.state} in ('held', 'committed', 'released')`),
  ],
);

/** Every change of a level, with its cause. Append-only; each insert moves the level. */
export const stockMovements = pgTable(
  "stock_movements",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    variantId: refColumn<VariantId>()
      .notNull()
      .references(() => stockLevels.variantId),
    kind: text({ enum: ["receive", "adjust", "reserve", "commit", "release", "restock"] }).notNull(),
    /** Signed for `adjust`, positive for the others. */
    qty: integer().notNull(),
    cause: text().notNull(),
    orderId: refColumn<OrderId>(),
    reservationId: refColumn<ReservationId>().references(() => reservations.id),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("stock_movements_by_variant").on(table.variantId),
    uniqueIndex("stock_movements_once")
      .on(table.reservationId, table.kind)
      .where(sql`reservation_id is not null`),
    check(
      "stock_movements_kind",
      sql`${table.kind} in ('receive', 'adjust', 'reserve', 'commit', 'release', 'restock')`,
    ),
    check("stock_movements_qty", sql`${table.qty} > 0 or (${table.kind} = 'adjust' and ${table.qty} <> 0)`),
    check(
      "stock_movements_reservation",
      sql`(${table.kind} in ('receive', 'adjust')) = (${table.reservationId} is null)`,
    ),
  ],
);
