import type { OrderPayload } from "@stallhouse/contracts/events/order";
import type { OrderId } from "@stallhouse/contracts/ids";
import { eq } from "drizzle-orm";
import { orderHolds } from "../schema.ts";
import type { NotifierTx } from "../schema.ts";

export async function keepHold(tx: NotifierTx, { orderId, expiresAt }: OrderPayload): Promise<void> {
  if (!expiresAt) return;
  await tx
    .insert(orderHolds)
    .values({ orderId, expiresAt: new Date(expiresAt) })
    .onConflictDoNothing({ target: orderHolds.orderId });
}

/** When an order's hold ends, if we were told. */
export async function findHold(tx: NotifierTx, orderId: OrderId): Promise<string | undefined> {
  const [hold] = await tx
    .select({ expiresAt: orderHolds.expiresAt })
    .from(orderHolds)
    .where(eq(orderHolds.orderId, orderId));
  return hold?.expiresAt.toISOString();
}
