import { orderPaidV1 } from "@stallhouse/contracts/events/order";
import type { Tx } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";
import type { Order } from "../order/stored-order.ts";
import { moveWhole } from "../moves/plan-moves.ts";
import { payloadOf } from "../order/order-fact.ts";
import { bySystem, recordMoves } from "../moves/record-moves.ts";

/** Whether an order waits for a payment of nothing. */
function isFree({ status, totalAmount }: Pick<Order, "status" | "totalAmount">): boolean {
  return status === "PAYMENT_PENDING" && totalAmount === 0;
}

/**
 * An order that costs nothing is paid as soon as its stock is held: no provider is asked, and payment never has a row for
 * it. Any other order comes back as it is. The order must be locked, or new.
 */
export async function settleIfFree(tx: Tx<typeof schema>, order: Order): Promise<Order> {
  if (!isFree(order)) return order;
  const moved = moveWhole(order, "PAID");
  const eventId = await enqueue(tx, orderPaidV1, payloadOf(moved.order));
  const also = sql`paid_at = now(), payment_state = 'paid', payment_reason = null, pay_url = null, attend_at = null,
    cancel_by = null, cancel_actor_id = null, cancel_reason = null`;
  await recordMoves(tx, moved, { by: bySystem(), eventId, also });
  return { ...moved.order, paymentState: "paid" };
}
