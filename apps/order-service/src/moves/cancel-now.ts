import { orderCancelledV1 } from "@stallhouse/contracts/events/order";
import type { Tx } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";
import type { CancelRequest, Order } from "../order/stored-order.ts";
import { moveWhole } from "./plan-moves.ts";
import { payloadOf } from "../order/order-fact.ts";
import type { MoveActor } from "../order/order-tables.ts";
import { recordMoves } from "./record-moves.ts";
import { leftToRefund, requestRefund } from "./refund-requests.ts";

const actorOf = {
  customer: "customer",
  admin: "admin",
  seller_blocked: "system",
  system: "system",
} as const satisfies Record<CancelRequest["by"], MoveActor>;

/** The cancellation itself. The order must be locked, and closed for payments. */
export async function cancelNow(
  tx: Tx<typeof schema>,
  order: Order,
  { request, wasPaid }: { request: CancelRequest; wasPaid: boolean },
): Promise<void> {
  const moved = moveWhole(order, "CANCELLED");
  const { by, actorId, reason } = request;
  const refundAmount = wasPaid ? leftToRefund(order) : 0;
  const ended = moved.sellerEdges.map(({ sellerOrderId }) => sellerOrderId);
  const eventId = await enqueue(tx, orderCancelledV1, {
    ...payloadOf(moved.order),
    by,
    reason,
    wasPaid,
    refundAmount,
    ended,
  });
  await recordMoves(tx, moved, {
    by: { actor: actorOf[by], actorId, cause: reason },
    eventId,
    also: sql`payment_state = ${refundAmount > 0 ? "refunding" : "none"}, pay_url = null, attend_at = null`,
  });
  await requestRefund(tx, order.orderId, { sellerOrderId: null, cause: "ORDER_CANCELLED", amount: refundAmount });
}
