import type { OrderId, PaymentId, RefundId, SellerOrderId, UserId } from "@stallhouse/contracts/ids";
import { amountColumn, createdAtColumn, currencyColumn, idColumn, refColumn, timeColumn } from "@stallhouse/db/columns";
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { z } from "zod";

export { inbox, outbox, suspects } from "@stallhouse/db/outbox-tables";
export { endedSessions, revocations } from "@stallhouse/db/revocation-table";

export type PayPageId = string & z.$brand<"PayPageId">;
export type AttemptId = string & z.$brand<"AttemptId">;

/** One per order: our record of collecting its total. What it needs of the order is a snapshot. */
export const paymentIntents = pgTable(
  "payment_intents",
  {
    id: idColumn<PaymentId>(),
    orderId: refColumn<OrderId>().notNull().unique(),
    orderNumber: text().notNull(),
    userId: refColumn<UserId>().notNull(),
    email: text().notNull(),
    name: text().notNull(),
    amount: amountColumn(),
    currency: currencyColumn(),
    status: text({ enum: ["OPEN", "CAPTURED", "CLOSED"] }).notNull(),
    capturedAmount: amountColumn().default(0),
    refundedAmount: amountColumn().default(0),
    /** When the order's hold ends. */
    expiresAt: timeColumn().notNull(),
    /** Set when the provider reports money that is not this order's: a person decides, nothing is applied. */
    quarantineReason: text({ enum: ["AMOUNT_MISMATCH", "REFERENCE_MISMATCH", "SECOND_CAPTURE"] }),
    /** When the provider is asked next, should no webhook come. */
    nextCheckAt: timeColumn().notNull(),
    checks: integer().notNull().default(0),
    createdAt: createdAtColumn(),
    capturedAt: timeColumn(),
    /** When order said what became of the order: paid, or over. Null for a captured payment means that nobody knows. */
    answeredAt: timeColumn(),
    /** When order was last asked, and how often. */
    askedAt: timeColumn(),
    asks: integer().notNull().default(0),
  },
  (table) => [
    check("payment_intents_amount", sql`${table.amount} > 0`),
    check(
      "payment_intents_money",
      sql`0 <= ${table.refundedAmount} and ${table.refundedAmount} <= ${table.capturedAmount} and ${table.capturedAmount} <= ${table.amount}`,
    ),
    check("payment_intents_status", sql`${table.status} in ('OPEN', 'CAPTURED', 'CLOSED')`),
    check("payment_intents_captured", sql`(${table.status} = 'CAPTURED') = (${table.capturedAmount} > 0)`),
    index("payment_intents_to_check")
      .on(table.nextCheckAt)
      .where(sql`${table.status} = 'OPEN'`),
    index("payment_intents_unanswered")
      .on(table.capturedAt)
      .where(sql`${table.status} = 'CAPTURED' and ${table.answeredAt} is null`),
  ],
);

/** The provider's page on which an intent can be paid: its id is the key of the provider call, so a lost answer is asked for again. */
export const payPages = pgTable(
  "pay_pages",
  {
    id: idColumn<PayPageId>(),
    paymentId: refColumn<PaymentId>()
      .notNull()
      .references(() => paymentIntents.id),
    /** REQUESTED: the provider may or may not have it. ENDED: by the provider's own word nothing can be paid on it any more. */
    state: text({ enum: ["REQUESTED", "OPEN", "ENDED"] }).notNull(),
    endReason: text({ enum: ["PAID", "EXPIRED", "KEY_SPENT", "REFUSED"] }),
    providerSessionId: text().unique(),
    providerIntentId: text().unique(),
    payUrl: text(),
    /** What we ask for; null leaves it to the provider. Kept, because a repeated call must be the same call. */
    requestedEndsAt: timeColumn(),
    endsAt: timeColumn(),
    nextTryAt: timeColumn().notNull(),
    tries: integer().notNull().default(0),
    createdAt: createdAtColumn(),
  },
  (table) => [
    uniqueIndex("pay_pages_one_live")
      .on(table.paymentId)
      .where(sql`${table.state} <> 'ENDED'`),
    index("pay_pages_requested")
      .on(table.nextTryAt)
      .where(sql`${table.state} = 'REQUESTED'`),
    index("pay_pages_of_payment").on(table.paymentId, table.createdAt),
    check(
      "pay_pages_open",
      sql`${table.state} <> 'OPEN' or (${table.providerSessionId} is not null and ${table.payUrl} is not null)`,
    ),
    check("pay_pages_ended", sql`(${table.state} = 'ENDED') = (${table.endReason} is not null)`),
  ],
);

/** One try at paying. Append-only. */
export const attempts = pgTable(
  "attempts",
  {
    id: idColumn<AttemptId>(),
    paymentId: refColumn<PaymentId>()
      .notNull()
      .references(() => paymentIntents.id),
    number: integer().notNull(),
    outcome: text({ enum: ["SUCCEEDED", "DECLINED", "QUARANTINED"] }).notNull(),
    reason: text(),
    amount: amountColumn(),
    currency: currencyColumn(),
    /** The provider's own name for the try. */
    providerReference: text().notNull().unique(),
    providerIntentId: text().notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    unique("attempts_number").on(table.paymentId, table.number),
    uniqueIndex("attempts_one_success")
      .on(table.paymentId)
      .where(sql`${table.outcome} = 'SUCCEEDED'`),
  ],
);

export const refunds = pgTable(
  "refunds",
  {
    id: idColumn<RefundId>(),
    paymentId: refColumn<PaymentId>()
      .notNull()
      .references(() => paymentIntents.id),
    /** Why, in order's word: with the part it is for, at most one refund. */
    cause: text().notNull(),
    /** The part it is for; null for all that is left of the payment. */
    sellerOrderId: refColumn<SellerOrderId>(),
    amount: amountColumn(),
    status: text({ enum: ["PENDING", "SUCCEEDED", "FAILED"] })
      .notNull()
      .default("PENDING"),
    providerRefundId: text().unique(),
    /** Counts up when the provider has used up the key of the call without making the refund. */
    keyNumber: integer().notNull().default(0),
    nextTryAt: timeColumn().notNull().defaultNow(),
    tries: integer().notNull().default(0),
    fault: text(),
    createdAt: createdAtColumn(),
    settledAt: timeColumn(),
  },
  (table) => [
    unique("refunds_once_per_cause").on(table.paymentId, table.cause, table.sellerOrderId).nullsNotDistinct(),
    check("refunds_amount", sql`${table.amount} > 0`),
    check("refunds_status", sql`${table.status} in ('PENDING', 'SUCCEEDED', 'FAILED')`),
    index("refunds_due")
      .on(table.nextTryAt)
      .where(sql`${table.status} = 'PENDING'`),
  ],
);

/** What the provider told us, word for word; only words whose signature held get here. */
export const webhookEvents = pgTable(
  "webhook_events",
  {
    providerEventId: text().primaryKey(),
    type: text().notNull(),
    payload: text().notNull(),
    receivedAt: createdAtColumn(),
    nextTryAt: timeColumn().notNull().defaultNow(),
    tries: integer().notNull().default(0),
    processedAt: timeColumn(),
    outcome: text({ enum: ["APPLIED", "NOTHING_NEW", "UNKNOWN", "QUARANTINED"] }),
    paymentId: refColumn<PaymentId>(),
    fault: text(),
  },
  (table) => [
    check("webhook_events_outcome", sql`(${table.processedAt} is null) = (${table.outcome} is null)`),
    index("webhook_events_due")
      .on(table.nextTryAt)
      .where(sql`${table.processedAt} is null`),
    index("webhook_events_of_payment").on(table.paymentId),
  ],
);

/** Orders that will not be fulfilled: nothing is opened for them, and money that arrives goes back. */
export const deadOrders = pgTable(
  "dead_orders",
  {
    orderId: uuid().primaryKey().$type<OrderId>(),
    cause: text({ enum: ["ORDER_CANCELLED", "ORDER_DEAD"] }).notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [index("dead_orders_recent").on(table.createdAt)],
);
