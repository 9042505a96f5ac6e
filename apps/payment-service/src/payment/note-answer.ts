import type { OrderId } from "@stallhouse/contracts/ids";
import { and, eq, isNull, sql } from "drizzle-orm";
import { paymentIntents } from "../schema.ts";
import type { Tx } from "../trpc.ts";

/** Order knows of the money. */
export async function noteAnswer(tx: Tx, { orderId }: { orderId: OrderId }): Promise<void> {
  await tx
    .update(paymentIntents)
    .set({ answeredAt: sql`now()` })
    .where(
      and(
        eq(paymentIntents.orderId, orderId),
        eq(paymentIntents.status, "CAPTURED"),
        isNull(paymentIntents.answeredAt),
      ),
    );
}
