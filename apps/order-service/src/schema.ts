import type { Address } from "@stallhouse/contracts/address";
import type { DeliveryMethod, DispatchDays } from "@stallhouse/contracts/delivery";
import type {
  AddressId,
  CartId,
  CouponId,
  OrderId,
  ProductId,
  SellerId,
  UserId,
  VariantId,
} from "@stallhouse/contracts/ids";
import { amountColumn, createdAtColumn, currencyColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { coupons } from "./coupon/coupon-tables.ts";
import type { OrderDraft } from "./placement/draft.ts";

export { inbox, outbox, suspects } from "@stallhouse/db/outbox-tables";
export { endedSessions, revocations } from "@stallhouse/db/revocation-table";
export { couponCustomers, couponRedemptions, coupons } from "./coupon/coupon-tables.ts";
export { refundRequests } from "./order/refund-tables.ts";
export {
  allowedTransitions,
  orderLines,
  orders,
  orderSteps,
  orderTransitions,
  sellerOrders,
  sellerOrderTransitions,
  statusColumnType,
} from "./order/order-tables.ts";
export { shipmentLines, shipments } from "./order/shipment-tables.ts";

const now = sql`now()`;

// What catalog says of the variants, kept from its facts: a cart is read without asking anybody.

export const knownVariants = pgTable(
  "known_variants",
  {
    variantId: idColumn<VariantId>(),
    productId: refColumn<ProductId>().notNull(),
    sellerId: refColumn<SellerId>().notNull(),
    sellerName: text().notNull(),
    sellerSlug: text().notNull(),
    shippingAmount: amountColumn(),
    /** Where the seller sends from, and within how many working days; null until catalog says. */
    sellerCountry: text(),
    dispatchDays: jsonb().$type<DispatchDays>(),
    title: text().notNull(),
    slug: text().notNull(),
    label: text().notNull(),
    sku: text().notNull(),
    imageUrl: text(),
    price: amountColumn(),
    priceVersion: integer().notNull(),
    currency: currencyColumn(),
    onSale: boolean().notNull(),
    productVersion: integer().notNull(),
  },
  (table) => [index().on(table.productId)],
);

/** Beside the variants, because a stock fact may come before its product's. */
export const knownStock = pgTable("known_stock", {
  variantId: idColumn<VariantId>(),
  available: integer().notNull(),
  version: bigint({ mode: "number" }).notNull(),
});

/** Sellers who may not sell now: an order taken while the fact was under way is found and cancelled. */
export const blockedSellers = pgTable("blocked_sellers", {
  sellerId: idColumn<SellerId>(),
  blockedAt: timeColumn().notNull(),
});

export const carts = pgTable(
  "carts",
  {
    cartId: idColumn<CartId>("id"),
    customerId: refColumn<UserId>().notNull(),
    state: text().$type<"active" | "ordered" | "merged">().notNull().default("active"),
    /** Counts up with every change of its lines. */
    version: integer().notNull().default(1),
    /** The order this version of the cart becomes: however often and with whatever key it is placed, it is one. */
    nextOrderId: refColumn<OrderId>(),
    address: jsonb().$type<Address>(),
    email: text(),
    phone: text(),
    couponId: refColumn<CouponId>().references(() => coupons.couponId),
    delivery: jsonb().$type<Partial<Record<SellerId, DeliveryMethod>>>().notNull().default({}),
    createdAt: createdAtColumn(),
    updatedAt: timeColumn().notNull().default(now),
  },
  (table) => [
    uniqueIndex("carts_one_active")
      .on(table.customerId)
      .where(sql`state = 'active'`),
    index().on(table.customerId, table.createdAt),
    check("cart_state", sql`${table.state} in ('active', 'ordered', 'merged')`),
  ],
);

export const cartLines = pgTable(
  "cart_lines",
  {
    cartId: refColumn<CartId>()
      .notNull()
      .references(() => carts.cartId),
    variantId: refColumn<VariantId>().notNull(),
    quantity: smallint().notNull(),
    /** Price when the customer last touched the line. */
    seenPrice: amountColumn(),
    addedAt: createdAtColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.cartId, table.variantId] }),
    check("cart_line_quantity", sql`${table.quantity} between 1 and 99`),
  ],
);

/** Where members have parcels sent. One of them is the one that a new checkout starts with. */
export const savedAddresses = pgTable(
  "saved_addresses",
  {
    id: idColumn<AddressId>(),
    customerId: refColumn<UserId>().notNull(),
    address: jsonb().$type<Address>().notNull(),
    isDefault: boolean().notNull().default(false),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index().on(table.customerId, table.id),
    uniqueIndex("saved_addresses_one_default")
      .on(table.customerId)
      .where(sql`is_default`),
  ],
);

export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    /** The customer. */
    scope: refColumn<UserId>().notNull(),
    key: uuid().notNull(),
    requestHash: text().notNull(),
    state: text().$type<"in_progress" | "done" | "refused">().notNull().default("in_progress"),
    orderId: refColumn<OrderId>().notNull(),
    /** All that is needed to finish the placement after a crash. */
    draft: jsonb().$type<OrderDraft>().notNull(),
    /** The answer or the refusal, given again word for word. */
    answer: jsonb().$type<unknown>(),
    attempt: integer().notNull().default(1),
    /** Until then one process works on it; after that anybody may take it over. */
    leaseUntil: timeColumn().notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.key] }),
    index("idempotency_keys_unfinished")
      .on(table.leaseUntil)
      .where(sql`state = 'in_progress'`),
    check("idempotency_key_state", sql`${table.state} in ('in_progress', 'done', 'refused')`),
    check("idempotency_key_answered", sql`${table.state} = 'in_progress' or ${table.answer} is not null`),
  ],
);
