import type { OrderPayload } from "@stallhouse/contracts/events/order";
import { and, eq, sql } from "drizzle-orm";
import { paymentIntents } from "../schema.ts";
import type { Tx } from "../trpc.ts";

/**
 * What an order that still waits for its money became meanwhile: held for longer, or for somebody else by name. A page at
 * the provider keeps the end it was made with; one that is opened after it ended gets the new one.
 */
export async function refreshPayment(tx: Tx, { orderId, name, expiresAt }: OrderPayload): Promise<void> {
  await tx
    .update(paymentIntents)
    .set({ name, expiresAt: sql`greatest(${paymentIntents.expiresAt}, ${expiresAt}::timestamptz)` })
    .where(and(eq(paymentIntents.orderId, orderId), eq(paymentIntents.status, "OPEN")));
}
