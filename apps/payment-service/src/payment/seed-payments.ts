import { createHash } from "node:crypto";
import { paymentFailedV1, paymentRefundedV1, paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import type { OrderId, PaymentId, RefundId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { datedId } from "@stallhouse/db/dated-id";
import { keepPastFacts, pastFact } from "@stallhouse/messaging/past-facts";
import { sql } from "drizzle-orm";
import type { DeathCause } from "../refund/record-refund.ts";
import type { AttemptId, PayPageId } from "../schema.ts";
import type { ExpectedPayment } from "./expect-payment.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- opened without a schema by the seed, with one by tests
type AnyDb = Db<any>;
// oxlint-disable-next-line typescript/no-explicit-any -- as above
type AnyTx = Tx<any>;

/** How an order of the past was paid for, or was not. */
export type PastPayment = Omit<ExpectedPayment, "expiresAt"> & {
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
export async function seedPayments(db: AnyDb, payments: readonly PastPayment[]): Promise<number> {
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
    id: datedId<AttemptId>(one.at, `attempt ${place} of ${orderId}`),
    reference: `ch_past_${mark(`${orderId} ${place}`)}`,
  }));
  const payload = { paymentId, orderId, orderNumber, email, name, amount, currency };
  return {
    ...past,
    paymentId,
    payload,
    attempts,
    pageId: datedId<PayPageId>(placedAt, `page of ${orderId}`),
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

async function writeNew(tx: AnyTx, rows: readonly Row[]): Promise<number> {
  const made = await insertIntents(tx, rows);
  const fresh = rows.filter(({ orderId }) => made.has(orderId));
  if (fresh.length === 0) return 0;
  await keepPastFacts(tx, fresh.flatMap(factsOf));
  await insertPages(tx, fresh);
  await insertRefunds(
    tx,
    fresh.filter(({ refundedAt }) => refundedAt),
  );
  await buryDead(
    tx,
    fresh.filter(({ isCancelled, paidAt }) => isCancelled || !paidAt),
  );
  return fresh.length;
}

const cause: DeathCause = "ORDER_CANCELLED";

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

/** Answers the orders whose payment is new. */
async function insertIntents(tx: AnyTx, rows: readonly Row[]): Promise<Set<OrderId>> {
  const made = await tx.execute<{ orderId: OrderId }>(sql`
    insert into payment_intents (id, order_id, order_number, user_id, email, name, amount, currency, status,
      captured_amount, refunded_amount, expires_at, next_check_at, created_at, captured_at, answered_at)
    select "paymentId", "orderId", "orderNumber", "userId", email, name, amount, currency,
      case when captured > 0 then 'CAPTURED' else 'CLOSED' end, captured, refunded, "holdUntil", "holdUntil", "placedAt",
      "paidAt", "paidAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("paymentId" uuid, "orderId" uuid,
      "orderNumber" text, "userId" uuid, email text, name text, amount bigint, currency text, captured bigint,
      refunded bigint, "holdUntil" timestamptz, "placedAt" timestamptz, "paidAt" timestamptz)
    on conflict (order_id) do nothing returning order_id as "orderId"`);
  return new Set(made.map(({ orderId }) => orderId));
}

async function insertPages(tx: AnyTx, rows: readonly Row[]): Promise<void> {
  await tx.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x("pageId" uuid, "paymentId" uuid,
        session text, intent text, amount bigint, currency text, "holdUntil" timestamptz, "placedAt" timestamptz,
        "paidAt" timestamptz, attempts jsonb)
    ), pages as (
      insert into pay_pages (id, payment_id, state, end_reason, provider_session_id, provider_intent_id, ends_at,
        next_try_at, created_at)
      select "pageId", "paymentId", 'ENDED', case when "paidAt" is null then 'EXPIRED' else 'PAID' end, session, intent,
        "holdUntil", "placedAt", "placedAt" from given
    )
    insert into attempts (id, payment_id, number, outcome, reason, amount, currency, provider_reference,
      provider_intent_id, created_at)
    select attempt.id, "paymentId", attempt.number, attempt.outcome, attempt.reason, amount, currency, attempt.reference,
      intent, attempt.at
    from given, jsonb_to_recordset(attempts) as attempt(id uuid, number int, outcome text, reason text, reference text,
      at timestamptz)`);
}

async function insertRefunds(tx: AnyTx, rows: readonly Row[]): Promise<void> {
  await tx.execute(sql`
    insert into refunds (id, payment_id, cause, amount, status, provider_refund_id, next_try_at, tries, created_at,
      settled_at)
    select "refundId", "paymentId", ${cause}, refunded, 'SUCCEEDED', refund, "refundedAt", 1, "refundedAt", "refundedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("refundId" uuid, "paymentId" uuid, refunded bigint,
      refund text, "refundedAt" timestamptz)`);
}

async function buryDead(tx: AnyTx, rows: readonly Row[]): Promise<void> {
  await tx.execute(sql`
    insert into dead_orders (order_id, cause, created_at)
    select "orderId", case when captured > 0 then 'ORDER_CANCELLED' else 'ORDER_DEAD' end,
      coalesce("refundedAt", "holdUntil")
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given("orderId" uuid, captured bigint,
      "refundedAt" timestamptz, "holdUntil" timestamptz)
    on conflict do nothing`);
}
