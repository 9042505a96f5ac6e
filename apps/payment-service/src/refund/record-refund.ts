import { newId } from "@stallhouse/contracts/ids";
import type { RefundId, SellerOrderId } from "@stallhouse/contracts/ids";
import { eq, sql } from "drizzle-orm";
import type { Payment } from "../payment/expect-payment.ts";
import { refunds } from "../schema.ts";
import type { deadOrders } from "../schema.ts";
import type { Tx } from "../trpc.ts";

/** Why a whole order is paid back. */
export type DeathCause = (typeof deadOrders.$inferSelect)["cause"];

/** What is left of a captured payment, minor units: neither gone back nor on its way. The payment must be locked. */
async function leftOf(tx: Tx, payment: Payment): Promise<number> {
  const [owed] = await tx
    .select({
      amount: sql<number>`coalesce(sum(${refunds.amount}) filter (where ${refunds.status} <> 'FAILED'), 0)::float8`,
    })
    .from(refunds)
    .where(eq(refunds.paymentId, payment.id));
  return payment.capturedAmount - (owed?.amount ?? 0);
}

/** Owes the customer what is left of a captured payment; the provider is called by the refund loop. The payment must be locked. */
export async function recordRefund(tx: Tx, payment: Payment, cause: DeathCause): Promise<void> {
  await insertRefund(tx, payment, { cause, sellerOrderId: null, amount: await leftOf(tx, payment) });
}

type PartRefund = { cause: string; sellerOrderId: SellerOrderId; amount: number };

/**
 * Owes the customer one part of a captured payment, once per cause and part. Never more than is left of it: of an order
 * that is over all was given back already. The payment must be locked.
 */
export async function recordPartRefund(tx: Tx, payment: Payment, refund: PartRefund): Promise<void> {
  await insertRefund(tx, payment, { ...refund, amount: Math.min(refund.amount, await leftOf(tx, payment)) });
}

type NewRefund = Pick<typeof refunds.$inferInsert, "cause" | "sellerOrderId" | "amount">;

async function insertRefund(tx: Tx, payment: Payment, refund: NewRefund): Promise<void> {
  if (refund.amount <= 0) return;
  await tx
    .insert(refunds)
    .values({ ...refund, id: newId<RefundId>(), paymentId: payment.id })
    .onConflictDoNothing();
}
