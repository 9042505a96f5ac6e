import { newId } from "@stallhouse/contracts/ids";
import type { RefundId } from "@stallhouse/contracts/ids";
import { eq, sql } from "drizzle-orm";
import type { Payment } from "../payment/expect-payment.ts";
import { refunds } from "../schema.ts";
import type { Tx } from "../trpc.ts";

export type RefundCause = (typeof refunds.$inferSelect)["cause"];

/** Owes the customer what is left of a captured payment; the provider is called by the refund loop. The payment must be locked. */
export async function recordRefund(tx: Tx, payment: Payment, cause: RefundCause): Promise<void> {
  const [owed] = await tx
    .select({
      amount: sql<number>`coalesce(sum(${refunds.amount}) filter (where ${refunds.status} <> 'FAILED'), 0)::float8`,
    })
    .from(refunds)
    .where(eq(refunds.paymentId, payment.id));
  const amount = payment.capturedAmount - (owed?.amount ?? 0);
  if (amount <= 0) return;
  await tx
    .insert(refunds)
    .values({ id: newId<RefundId>(), paymentId: payment.id, cause, amount })
    .onConflictDoNothing();
}
