import type { OrderId } from "@stallhouse/contracts/ids";
import { eq, sql } from "drizzle-orm";
import { recordRefund } from "../refund/record-refund.ts";
import type { DeathCause } from "../refund/record-refund.ts";
import { deadOrders, paymentIntents } from "../schema.ts";
import type { Tx } from "../trpc.ts";
import { findPaymentForUpdate, lockOrder } from "./expect-payment.ts";
import { noteAnswer } from "./note-answer.ts";

/** The order will not be fulfilled: what was captured goes back, and what is still payable is closed by the next sweep. */
export async function buryOrder(tx: Tx, orderId: OrderId, cause: DeathCause): Promise<void> {
  await lockOrder(tx, orderId);
  await tx.insert(deadOrders).values({ orderId, cause }).onConflictDoNothing();
  const payment = await findPaymentForUpdate(tx, orderId);
  if (!payment) return;
  if (payment.status === "CAPTURED") {
    await noteAnswer(tx, { orderId });
    return await recordRefund(tx, payment, cause);
  }
  await tx
    .update(paymentIntents)
    .set({ nextCheckAt: sql`now()` })
    .where(eq(paymentIntents.id, payment.id));
}

export function causeOf(wasPaid: boolean): DeathCause {
  return wasPaid ? "ORDER_CANCELLED" : "ORDER_DEAD";
}
