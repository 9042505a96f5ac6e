import { orderPartCancelledV1 } from "@stallhouse/contracts/events/order";
import type { SellerOrderId } from "@stallhouse/contracts/ids";
import type { Tx } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import type * as schema from "../schema.ts";
import { houseCause } from "../moves/house-causes.ts";
import type { Order } from "../order/stored-order.ts";
import { movesWithout } from "../moves/plan-moves.ts";
import { payloadOf } from "../order/order-fact.ts";
import { bySystem, recordMoves } from "../moves/record-moves.ts";
import { requestRefund } from "../moves/refund-requests.ts";

/**
 * Takes the part of a blocked seller out of a paid order that goes on with others, and asks for its money: its goods less
 * their discount, and its delivery. Answers the order as it goes on, which must be locked.
 */
export async function cancelPartOfBlocked(
  tx: Tx<typeof schema>,
  order: Order,
  sellerOrderId: SellerOrderId,
): Promise<Order> {
  const cause = "SELLER_BLOCKED";
  const refundAmount = order.sellerOrders.find((part) => part.sellerOrderId === sellerOrderId)?.totalAmount ?? 0;
  const walked = movesWithout(order, sellerOrderId);
  const after = walked.at(-1)?.order ?? order;
  const reason = houseCause("SELLER_BLOCKED_WHEN_PAID");
  const eventId = await enqueue(tx, orderPartCancelledV1, {
    ...payloadOf(after),
    sellerOrderId,
    by: "seller_blocked",
    cause,
    reason,
    refundAmount,
  });
  for (const moved of walked) await recordMoves(tx, moved, { by: bySystem(reason), eventId });
  await requestRefund(tx, order.orderId, { sellerOrderId, cause, amount: refundAmount });
  return after;
}
