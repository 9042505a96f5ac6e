import type { Reason } from "@stallhouse/contracts/refusal";
import { isFinal } from "../moves/order-status.ts";
import type { Order } from "../order/stored-order.ts";

/**
 * May the order be cancelled? While a payment can come in, payment has to close first: stock is given back only after
 * its word. `wasPaid`: the money goes back.
 */
export type Cancellation =
  { can: true; closeFirst: boolean; wasPaid: boolean } | { can: false; reason: Extract<Reason, `ORDER_${string}`> };

export function cancellationOf(order: Pick<Order, "status" | "sellerOrders">): Cancellation {
  if (isFinal(order.status)) return { can: false, reason: "ORDER_CLOSED" };
  if (order.sellerOrders.some((part) => part.shipments.length > 0))
    return { can: false, reason: "ORDER_ALREADY_SHIPPED" };
  const closeFirst = order.status === "PAYMENT_PENDING";
  return { can: true, closeFirst, wasPaid: !closeFirst && order.status !== "PENDING" };
}
