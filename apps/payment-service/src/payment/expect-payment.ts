import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, PaymentId, UserId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { and, eq, getTableColumns, ne, sql } from "drizzle-orm";
import { payPages, paymentIntents } from "../schema.ts";
import type { PayPageId } from "../schema.ts";
import type { Tx } from "../trpc.ts";

export type ExpectedPayment = {
  orderId: OrderId;
  orderNumber: string;
  userId: UserId;
  email: string;
  name: string;
  amount: number;
  currency: string;
  /** When the order's hold ends. */
  expiresAt: string;
};

export type Payment = typeof paymentIntents.$inferSelect;
export type PayPage = typeof payPages.$inferSelect;

const lockKey = (orderId: OrderId) => sql`hashtextextended(${orderId}, 0)`;

/** Serialises everything that decides whether an order may still be paid, also while no row of it exists. */
export async function lockOrder(tx: Tx, orderId: OrderId): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey(orderId)})`);
}

/**
 * The order's payment, locked; made when there is none yet, and born closed for an order that is already dead. Refuses
 * with IDEMPOTENCY_KEY_REUSED when it exists for another sum. `isRefused`: the provider will never make a page for it.
 */
export async function expectPayment(
  tx: Tx,
  input: ExpectedPayment,
  firstCheckSeconds: number,
): Promise<Payment & { isRefused: boolean }> {
  await lockOrder(tx, input.orderId);
  const [payment] = await tx
    .insert(paymentIntents)
    .values({
      ...input,
      id: newId<PaymentId>(),
      expiresAt: new Date(input.expiresAt),
      nextCheckAt: sql`now() + make_interval(secs => ${firstCheckSeconds})`,
      status: sql`case when exists (select from dead_orders where order_id = ${input.orderId}) then 'CLOSED' else 'OPEN' end`,
    })
    // Changes nothing: it locks and returns the row that is already there.
    .onConflictDoUpdate({ target: paymentIntents.orderId, set: { orderId: input.orderId } })
    .returning({
      ...getTableColumns(paymentIntents),
      isRefused: sql<boolean>`exists (
        select from pay_pages p where p.payment_id = payment_intents.id and p.end_reason = 'REFUSED')`,
    });
  if (!payment) throw new Error("the payment just made is not there");
  if (payment.amount !== input.amount || payment.currency !== input.currency) {
    throw new Refusal("IDEMPOTENCY_KEY_REUSED");
  }
  return payment;
}

/** Whether order's own call has been here already, or is here now, as it mostly is when the order is announced. */
export async function isExpected(tx: Tx, order: { orderId: OrderId; totalAmount: number; currency: string }) {
  const { orderId, totalAmount, currency } = order;
  const [known] = await tx.execute<{ isExpected: boolean }>(sql`
    select exists (select from payment_intents
        where order_id = ${orderId} and amount = ${totalAmount} and currency = ${currency})
      or not pg_try_advisory_xact_lock(${lockKey(orderId)}) as "isExpected"`);
  return known?.isExpected === true;
}

export async function findPaymentForUpdate(tx: Tx, orderId: OrderId): Promise<Payment | undefined> {
  const [payment] = await tx.select().from(paymentIntents).where(eq(paymentIntents.orderId, orderId)).for("update");
  return payment;
}

/** The one page on which the payment can be, or might become, payable. */
export async function findLivePage(tx: Tx, paymentId: PaymentId): Promise<PayPage | undefined> {
  const [page] = await tx
    .select()
    .from(payPages)
    .where(and(eq(payPages.paymentId, paymentId), ne(payPages.state, "ENDED")));
  return page;
}

/** A provider's page lives at least this long; a shorter hold is ended by our own close. */
const shortestPageMs = 31 * 60_000;
const longestPageMs = 24 * 3_600_000;

/**
 * The page to pay on, recorded before the provider hears of it. `graceSeconds` is left to whoever recorded it to call the
 * provider before the completer does. The payment must be locked.
 */
export async function ensurePage(tx: Tx, payment: Payment, graceSeconds: number): Promise<PayPage> {
  const leftMs = payment.expiresAt.getTime() - Date.now();
  const [page] = await tx
    .insert(payPages)
    .values({
      id: newId<PayPageId>(),
      paymentId: payment.id,
      state: "REQUESTED",
      requestedEndsAt: leftMs >= shortestPageMs && leftMs <= longestPageMs ? payment.expiresAt : null,
      nextTryAt: sql`now() + make_interval(secs => ${graceSeconds})`,
    })
    // Changes nothing: it returns the live page that is already there.
    .onConflictDoUpdate({
      target: payPages.paymentId,
      targetWhere: sql`${payPages.state} <> 'ENDED'`,
      set: { paymentId: payment.id },
    })
    .returning();
  if (!page) throw new Error("the page just made is not there");
  return page;
}
