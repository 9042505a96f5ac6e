import type { OrderStatus } from "@stallhouse/contracts/events/order";
import type { SellerOrderId } from "@stallhouse/contracts/ids";
import { canMove, move, statusFromSellerOrders, stepsBetween } from "../order/order-status.ts";
import type { Order } from "../order/stored-order.ts";

export type Edge = { from: OrderStatus; to: OrderStatus };

/** An order after a move, and the edges that were walked: what `recordMoves` writes down. */
export type Moved = {
  order: Order;
  edge: Edge | undefined;
  sellerEdges: (Edge & { sellerOrderId: SellerOrderId })[];
};

/** Moves the order and with it every seller order that can still go that way. */
export function moveWhole(order: Order, to: OrderStatus): Moved {
  const edge = { from: order.status, to: move(order.status, to) };
  const moving = order.sellerOrders.filter((part) => canMove(part.status, to));
  const sellerEdges = moving.map(({ sellerOrderId, status }) => ({ sellerOrderId, from: status, to }));
  const sellerOrders = order.sellerOrders.map((part) => (moving.includes(part) ? { ...part, status: to } : part));
  return { order: { ...order, status: to, sellerOrders }, edge, sellerEdges };
}

/** Moves one seller order of a paid order; the order follows when that changes where it stands as a whole. */
export function moveSellerOrder(order: Order, sellerOrderId: SellerOrderId, to: OrderStatus): Moved {
  const sellerEdges = order.sellerOrders
    .filter((part) => part.sellerOrderId === sellerOrderId)
    .map((part) => ({ sellerOrderId, from: part.status, to: move(part.status, to) }));
  const sellerOrders = order.sellerOrders.map((part) =>
    part.sellerOrderId === sellerOrderId ? { ...part, status: to } : part,
  );
  const derived = statusFromSellerOrders(sellerOrders.map((part) => part.status));
  const edge = derived === order.status ? undefined : { from: order.status, to: move(order.status, derived) };
  return { order: { ...order, status: derived, sellerOrders }, edge, sellerEdges };
}

/**
 * Takes one seller order out of a paid order that goes on with the others. Without it the order may be further than it
 * stood: then it walks every step on the way. It never goes back.
 */
export function movesWithout(order: Order, sellerOrderId: SellerOrderId): Moved[] {
  const sellerEdges = order.sellerOrders
    .filter((part) => part.sellerOrderId === sellerOrderId)
    .map((part) => ({ sellerOrderId, from: part.status, to: move(part.status, "CANCELLED") }));
  const sellerOrders = order.sellerOrders.map((part) =>
    part.sellerOrderId === sellerOrderId ? { ...part, status: "CANCELLED" as const } : part,
  );
  const path = stepsBetween(order.status, statusFromSellerOrders(sellerOrders.map((part) => part.status)));
  const edges = path.map((to, index) => ({
    from: path[index - 1] ?? order.status,
    to: move(path[index - 1] ?? order.status, to),
  }));
  const [first, ...others] = edges;
  return [
    { order: { ...order, status: first?.to ?? order.status, sellerOrders }, edge: first, sellerEdges },
    ...others.map((edge) => ({ order: { ...order, status: edge.to, sellerOrders }, edge, sellerEdges: [] })),
  ];
}
