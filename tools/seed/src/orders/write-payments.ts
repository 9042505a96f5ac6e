import { createHash } from "node:crypto";
import { paymentFailedV1, paymentRefundedV1, paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import type { PaymentId, RefundId } from "@stallhouse/contracts/ids";
import { datedId } from "@stallhouse/db/dated-id";
import * as schema from "@stallhouse/payment-service/schema";
import { insertRows } from "@stallhouse/db/recordset";
import { sql } from "drizzle-orm";
import { insertAll } from "../seed-db.ts";
import type { SeedDb, SeedTx } from "../seed-db.ts";
import { pastFact } from "./past-facts.ts";

/** How an order of the past was paid for, or was not. */
export type PastPayment = Pick<
  typeof schema.paymentIntents.$inferInsert,
  "orderId" | "orderNumber" | "userId" | "email" | "name" | "amount" | "currency"
> & {
  placedAt: Date;
  holdUntil: Date;
  declined: { at: Date; reason: string } | null;
  /** Null for one that nobody paid. */
  paidAt: Date | null;
  refundedAt: Date | null;
  /** Cancelled before it was shipped. */
  isCancelled: boolean;
};

type Attempt = { outcome: "SUCCEEDED" | "DECLINED"; reason: string | null; number: number; at: Date };

/** Bounds the size of one statement. */
const atOnce = 300;

/**
 * Writes payments of the past with their pages, tries and refunds. The provider is not asked: see `capturesOf`.
 * Nobody is told. A payment that is there is left as it is.
 * @returns how many were new.
 */
export async function writePayments(db: SeedDb, payments: readonly PastPayment[]): Promise<number> {
  let written = 0;
  for (let from = 0; from < payments.length; from += atOnce) {
    written += await db.transaction((tx) => writeNew(tx, payments.slice(from, from + atOnce).map(rowOf)));
  }
  return written;
}

/** What the provider would have in its books of these payments, had it been asked. */
export function capturesOf(payments: readonly PastPayment[]) {
  return payments.flatMap((past) => {
    const { paymentId, intent, attempts, amount, refunded, currency, orderId } = rowOf(past);
    const paid = attempts.find(({ outcome }) => outcome === "SUCCEEDED");
    if (!intent || !paid) return [];
    const metadata = { paymentId, orderId };
    const money = { amount, amountRefunded: refunded, currency: currency.toLowerCase() };
    return [{ intentId: intent, chargeId: paid.reference, ...money, paidAt: paid.at.toISOString(), metadata }];
  });
}

type Row = ReturnType<typeof rowOf>;

function rowOf(past: PastPayment) {
  const { orderId, orderNumber, email, name, amount, currency, placedAt, declined, paidAt, refundedAt } = past;
  const paymentId = datedId<PaymentId>(placedAt, `payment of ${orderId}`);
  const tries: Omit<Attempt, "number">[] = [
    ...(declined ? [{ outcome: "DECLINED" as const, reason: declined.reason, at: declined.at }] : []),
    ...(paidAt ? [{ outcome: "SUCCEEDED" as const, reason: null, at: paidAt }] : []),
  ];
  const attempts = tries.map((one, place) => ({
    ...one,
    number: place + 1,
    id: datedId<schema.AttemptId>(one.at, `attempt ${place} of ${orderId}`),
    reference: `ch_past_${mark(`${orderId} ${place}`)}`,
  }));
  const payload = { paymentId, orderId, orderNumber, email, name, amount, currency };
  return {
    ...past,
    paymentId,
    payload,
    attempts,
    pageId: datedId<schema.PayPageId>(placedAt, `page of ${orderId}`),
    session: `cs_past_${mark(orderId)}`,
    intent: paidAt || declined ? `pi_past_${mark(orderId)}` : null,
    refundId: datedId<RefundId>(refundedAt ?? placedAt, `refund of ${orderId}`),
    refund: `re_past_${mark(orderId)}`,
    captured: paidAt ? amount : 0,
    refunded: refundedAt ? amount : 0,
  };
}

function mark(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 24);
}

const cause = "ORDER_CANCELLED";

async function writeNew(tx: SeedTx, rows: readonly Row[]): Promise<number> {
  const intents = insertRows(schema.paymentIntents, rows.map(intentOf));
  const made = await tx.execute<{ id: string }>(sql`${intents} on conflict do nothing returning order_id as id`);
  const fresh = rows.filter(({ orderId }) => made.some(({ id }) => id === orderId));
  await insertAll(tx, schema.outbox, fresh.flatMap(factsOf));
  await insertAll(tx, schema.payPages, fresh.map(pageOf));
  await insertAll(tx, schema.attempts, fresh.flatMap(attemptsOf));
  await insertAll(tx, schema.refunds, fresh.flatMap(refundOf));
  await insertAll(tx, schema.deadOrders, fresh.flatMap(deathOf));
  return fresh.length;
}

function factsOf({ payload, attempts, paidAt, refundedAt, refundId }: Row) {
  const declines = attempts.flatMap(({ outcome, reason, number, at }) =>
    outcome === "DECLINED" && reason
      ? [pastFact(paymentFailedV1, { ...payload, reason, final: false, attempt: number }, { at })]
      : [],
  );
  return [
    ...declines,
    ...(paidAt ? [pastFact(paymentSucceededV1, payload, { at: paidAt })] : []),
    ...(refundedAt ? [pastFact(paymentRefundedV1, { ...payload, refundId, reason: cause }, { at: refundedAt })] : []),
  ];
}

function intentOf(row: Row): typeof schema.paymentIntents.$inferInsert {
  const { paymentId: id, captured: capturedAmount, refunded: refundedAmount, holdUntil, placedAt, paidAt } = row;
  const moments = { expiresAt: holdUntil, nextCheckAt: holdUntil, createdAt: placedAt };
  const status = captured(row) ? "CAPTURED" : "CLOSED";
  return { ...row, ...moments, id, status, capturedAmount, refundedAmount, capturedAt: paidAt, answeredAt: paidAt };
}

const captured = (row: Row) => row.captured > 0;

function pageOf(row: Row): typeof schema.payPages.$inferInsert {
  const { pageId: id, paymentId, session, intent, holdUntil, placedAt, paidAt } = row;
  return {
    id,
    paymentId,
    state: "ENDED",
    endReason: paidAt ? "PAID" : "EXPIRED",
    providerSessionId: session,
    providerIntentId: intent,
    endsAt: holdUntil,
    nextTryAt: placedAt,
    createdAt: placedAt,
  };
}

function attemptsOf({ attempts, paymentId, amount, currency, intent }: Row) {
  return attempts.map(({ reference, at, ...attempt }) => ({
    ...attempt,
    paymentId,
    amount,
    currency,
    providerReference: reference,
    providerIntentId: intent ?? "",
    createdAt: at,
  }));
}

function refundOf({ refundId: id, paymentId, refunded: amount, refund, refundedAt: at }: Row) {
  const settled = { cause, status: "SUCCEEDED" as const, providerRefundId: refund, tries: 1 };
  return at ? [{ id, paymentId, amount, ...settled, nextTryAt: at, createdAt: at, settledAt: at }] : [];
}

function deathOf(row: Row): (typeof schema.deadOrders.$inferInsert)[] {
  const { orderId, isCancelled, paidAt, refundedAt, holdUntil } = row;
  if (paidAt && !isCancelled) return [];
  return [{ orderId, cause: captured(row) ? cause : "ORDER_DEAD", createdAt: refundedAt ?? holdUntil }];
}
