import type { OrderPayload } from "@stallhouse/contracts/events/order";
import type { Order } from "./stored-order.ts";

/** What the facts about an order carry. The fact's own shape says what of it: the rest is left out as it is written down. */
export function payloadOf(order: Order): OrderPayload {
  const { customerId, couponCode, trackToken, sellerOrders } = order;
  return {
    ...order,
    userId: customerId,
    couponCode: couponCode ?? undefined,
    trackToken: trackToken ?? undefined,
    items: sellerOrders,
  };
}
