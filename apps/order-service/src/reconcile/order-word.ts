import type { PayloadOf } from "@stallhouse/contracts/event";
import type { orderAnsweredV1, OrderStatus } from "@stallhouse/contracts/events/order";
import type { Order } from "../order/stored-order.ts";

export type OrderWord = Omit<PayloadOf<typeof orderAnsweredV1>, "orderId">;

const words = {
  PENDING: "WAITING",
  PAYMENT_PENDING: "WAITING",
  PAID: "PAID",
  PROCESSING: "PAID",
  SHIPPED: "PAID",
  DELIVERED: "PAID",
  // Paid back after it was shipped: its goods have left the house.
  REFUNDED: "PAID",
  FAILED: "OVER",
  CANCELLED: "OVER",
  EXPIRED: "OVER",
} as const satisfies Record<OrderStatus, OrderWord["word"]>;

/** What order says of an order when it is asked. */
export function wordOf(order: Pick<Order, "status" | "paymentState" | "sellerOrders">): OrderWord {
  const word = words[order.status];
  const wasPaid = ["paid", "refunding", "refunded"].includes(order.paymentState);
  const parts = order.sellerOrders.filter(({ status }) => words[status] === "PAID");
  const lines = parts.flatMap((part) => part.lines.map(({ variantId, quantity }) => ({ variantId, quantity })));
  return { word, wasPaid, lines: word === "PAID" ? lines : [] };
}

/** Of an order that is not there. */
export function wordOfNobody(isBeingPlaced: boolean): OrderWord {
  return { word: isBeingPlaced ? "WAITING" : "UNKNOWN", wasPaid: false, lines: [] };
}
