import type { Address } from "@stallhouse/contracts/address";
import type { DeliveryMethod } from "@stallhouse/contracts/delivery";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import { orderStatus } from "@stallhouse/contracts/events/order";
import type { OrderStatus } from "@stallhouse/contracts/events/order";
import type {
  CartId,
  EventId,
  OrderId,
  OrderLineId,
  ProductId,
  SellerId,
  SellerOrderId,
  UserId,
  VariantId,
} from "@stallhouse/contracts/ids";
import { amountColumn, createdAtColumn, currencyColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

export type MoveActor = "customer" | "seller" | "admin" | "system";
export type PaymentState = "waiting" | "declined" | "paid" | "refunding" | "refunded" | "none";

/** What catalog held for a degraded order, at prices its customer has not seen yet; it ends with catalog's hold. */
export type PriceOffer = { lines: ReservedLine[]; expiresAt: string };

const notNegative = (...columns: AnyPgColumn[]) => sql`least(${sql.join(columns, sql`, `)}) >= 0`;
const unpaid = sql`status in ('PENDING', 'PAYMENT_PENDING')`;
const toShip = sql`status in ('PAID', 'PROCESSING')`;
export const statusColumnType = pgEnum("order_status", orderStatus.enum);
const statusColumn = () => statusColumnType().$type<OrderStatus>();

export const orders = pgTable(
  "orders",
  {
    orderId: idColumn<OrderId>("id"),
    number: text().notNull().unique(),
    customerId: refColumn<UserId>().notNull(),
    email: text().notNull(),
    name: text().notNull(),
    phone: text(),
    address: jsonb().$type<Address>().notNull(),
    status: statusColumn().notNull(),
    currency: currencyColumn(),
    itemsAmount: amountColumn(),
    shippingAmount: amountColumn(),
    /** What a coupon takes off; spread over the lines. */
    discountAmount: amountColumn().default(0),
    couponCode: text(),
    totalAmount: amountColumn(),
    cartId: refColumn<CartId>().notNull(),
    cartVersion: integer().notNull(),
    /** Null for an order that failed before its customer had it: its key is free for another try. */
    idempotencyKey: uuid(),
    placedAt: createdAtColumn(),
    /** When catalog's hold ends, and when its customer asked for a later end: once. */
    expiresAt: timeColumn(),
    extendedAt: timeColumn(),
    paidAt: timeColumn(),
    paymentState: text().$type<PaymentState>().notNull(),
    paymentReason: text(),
    payUrl: text(),
    /** Asked for, not yet done: payment has to close first. */
    cancelBy: text().$type<"customer" | "seller_blocked" | "admin" | "system">(),
    cancelActorId: refColumn<UserId>(),
    cancelReason: text(),
    /** Opens the order to whoever holds it: a guest's mails lead there. Null for members, who sign in. */
    trackToken: text(),
    /** What catalog holds at other prices than the customer saw: their word is waited for. */
    priceOffer: jsonb().$type<PriceOffer>(),
    /** When the recovery loop has to look at it again. */
    attendAt: timeColumn(),
    attendCount: integer().notNull().default(0),
    /** When catalog said that the stock of the paid order is sold; null again once it came back. */
    stockCommittedAt: timeColumn(),
    /** When payment or catalog was last asked about it by a reconciler. */
    askedAt: timeColumn(),
  },
  (table) => [
    uniqueIndex().on(table.customerId, table.idempotencyKey),
    uniqueIndex("orders_one_live_per_cart_version")
      .on(table.cartId, table.cartVersion)
      .where(sql`status not in ('FAILED', 'CANCELLED', 'EXPIRED')`),
    index().on(table.customerId, table.orderId),
    index("orders_by_email").using("gin", sql`lower(${table.email}) gin_trgm_ops`),
    index("orders_unpaid").on(table.attendAt).where(unpaid),
    index("orders_uncommitted")
      .on(table.paidAt)
      .where(
        sql`paid_at is not null and stock_committed_at is null and status in ('PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED')`,
      ),
    index("orders_unreturned")
      .on(table.orderId)
      .where(sql`stock_committed_at is not null and status = 'CANCELLED'`),
    index("orders_refunding")
      .on(table.placedAt)
      .where(sql`payment_state = 'refunding'`),
    check(
      "order_total",
      sql`${table.totalAmount} = ${table.itemsAmount} + ${table.shippingAmount} - ${table.discountAmount}`,
    ),
    check("order_amounts", notNegative(table.itemsAmount, table.shippingAmount, table.discountAmount)),
    check(
      "order_discount",
      sql`${table.discountAmount} <= ${table.itemsAmount} and (${table.discountAmount} = 0 or ${table.couponCode} is not null)`,
    ),
    check(
      "order_payment_state",
      sql`${table.paymentState} in ('waiting', 'declined', 'paid', 'refunding', 'refunded', 'none')`,
    ),
    check("order_hold", sql`${table.status} <> 'PAYMENT_PENDING' or ${table.expiresAt} is not null`),
    check(
      "order_paid_before_shipped",
      sql`${table.status} not in ('PAID', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'REFUNDED') or ${table.paidAt} is not null`,
    ),
  ],
);

export const sellerOrders = pgTable(
  "seller_orders",
  {
    sellerOrderId: idColumn<SellerOrderId>("id"),
    orderId: refColumn<OrderId>()
      .notNull()
      .references(() => orders.orderId),
    sellerId: refColumn<SellerId>().notNull(),
    sellerName: text().notNull(),
    sellerSlug: text().notNull(),
    status: statusColumn().notNull(),
    position: smallint().notNull(),
    deliveryMethod: text().$type<DeliveryMethod>().notNull(),
    /** As the customer read it. */
    deliveryLabel: text().notNull().default("Standard delivery"),
    itemsAmount: amountColumn(),
    shippingAmount: amountColumn(),
    discountAmount: amountColumn().default(0),
    totalAmount: amountColumn(),
    commissionAmount: amountColumn(),
    earliest: date().notNull(),
    latest: date().notNull(),
  },
  (table) => [
    unique().on(table.orderId, table.sellerId),
    unique("seller_orders_identity").on(table.sellerOrderId, table.orderId, table.sellerId),
    index().on(table.sellerId, table.sellerOrderId),
    index("seller_orders_unpaid").on(table.sellerId).where(unpaid),
    index("seller_orders_to_ship").on(table.sellerId, table.sellerOrderId).where(toShip),
    check(
      "seller_order_total",
      sql`${table.totalAmount} = ${table.itemsAmount} + ${table.shippingAmount} - ${table.discountAmount}`,
    ),
    check("seller_order_discount", sql`${table.discountAmount} between 0 and ${table.itemsAmount}`),
    check(
      "seller_order_amounts",
      sql`${notNegative(table.itemsAmount, table.shippingAmount, table.commissionAmount)} and ${table.commissionAmount} <= ${table.totalAmount}`,
    ),
  ],
);

export const orderLines = pgTable(
  "order_lines",
  {
    orderLineId: idColumn<OrderLineId>("id"),
    orderId: refColumn<OrderId>().notNull(),
    sellerOrderId: refColumn<SellerOrderId>().notNull(),
    sellerId: refColumn<SellerId>().notNull(),
    position: smallint().notNull(),
    variantId: refColumn<VariantId>().notNull(),
    productId: refColumn<ProductId>().notNull(),
    slug: text().notNull(),
    title: text().notNull(),
    label: text().notNull(),
    sku: text().notNull(),
    imageUrl: text(),
    quantity: smallint().notNull(),
    unitPrice: amountColumn(),
    priceVersion: integer().notNull(),
    /** Before the discount. */
    lineTotal: amountColumn(),
    /** This line's share of the order's discount. */
    discountAmount: amountColumn().default(0),
    /** Basis points, as agreed on the day. */
    commissionRate: smallint().notNull(),
    shippedQuantity: smallint().notNull().default(0),
  },
  (table) => [
    foreignKey({
      name: "order_lines_sit_in_their_seller_order",
      columns: [table.sellerOrderId, table.orderId, table.sellerId],
      foreignColumns: [sellerOrders.sellerOrderId, sellerOrders.orderId, sellerOrders.sellerId],
    }),
    unique().on(table.orderId, table.variantId),
    index().on(table.sellerOrderId),
    check("order_line_quantity", sql`${table.quantity} between 1 and 99`),
    check(
      "order_line_total",
      sql`${table.lineTotal} = ${table.quantity} * ${table.unitPrice} and ${table.unitPrice} >= 0`,
    ),
    check("order_line_discount", sql`${table.discountAmount} between 0 and ${table.lineTotal}`),
    check("order_line_shipped", sql`${table.shippedQuantity} between 0 and ${table.quantity}`),
  ],
);

/** Generated from order-status.ts: the database refuses what the code must not do. */
export const allowedTransitions = pgTable(
  "allowed_transitions",
  { fromStatus: statusColumn(), toStatus: statusColumn().notNull() },
  (table) => [unique("allowed_transitions_edge").on(table.fromStatus, table.toStatus).nullsNotDistinct()],
);

const transitionColumns = () => ({
  id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  orderId: refColumn<OrderId>().notNull(),
  fromStatus: statusColumn(),
  toStatus: statusColumn().notNull(),
  at: createdAtColumn(),
  actor: text().$type<MoveActor>().notNull(),
  actorId: refColumn<UserId>(),
  /** Why, in words for the customer. */
  cause: text(),
  eventId: refColumn<EventId>().notNull(),
});

export const orderTransitions = pgTable("order_transitions", transitionColumns(), (table) => [
  index().on(table.orderId, table.id),
  foreignKey({ columns: [table.orderId], foreignColumns: [orders.orderId] }),
  foreignKey({
    name: "order_transitions_legal",
    columns: [table.fromStatus, table.toStatus],
    foreignColumns: [allowedTransitions.fromStatus, allowedTransitions.toStatus],
  }),
  check("order_transition_actor", sql`${table.actor} in ('customer', 'seller', 'admin', 'system')`),
  check("order_history_begins_pending", sql`${table.fromStatus} is not null or ${table.toStatus} = 'PENDING'`),
]);

export const sellerOrderTransitions = pgTable(
  "seller_order_transitions",
  {
    ...transitionColumns(),
    sellerOrderId: refColumn<SellerOrderId>()
      .notNull()
      .references(() => sellerOrders.sellerOrderId),
  },
  (table) => [
    index().on(table.sellerOrderId, table.id),
    foreignKey({
      name: "seller_order_transitions_legal",
      columns: [table.fromStatus, table.toStatus],
      foreignColumns: [allowedTransitions.fromStatus, allowedTransitions.toStatus],
    }),
    check("seller_order_transition_actor", sql`${table.actor} in ('customer', 'seller', 'admin', 'system')`),
    check("seller_order_history_begins_pending", sql`${table.fromStatus} is not null or ${table.toStatus} = 'PENDING'`),
  ],
);

/** Steps of the checkout: what was tried, when, and what came of it. From before the order's own row exists. */
export const orderSteps = pgTable(
  "order_steps",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    orderId: refColumn<OrderId>().notNull(),
    step: text().notNull(),
    at: createdAtColumn(),
    attempt: integer().notNull(),
    outcome: text().notNull(),
    detail: text(),
  },
  (table) => [index().on(table.orderId, table.id)],
);
