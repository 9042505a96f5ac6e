import type { ShownOrder } from "~/api/shapes.ts";

/** What goes back, or went, of parts that were cancelled while the order goes on; minor units. */
export function goingBack({ sellerOrders }: Pick<ShownOrder, "sellerOrders">): number {
  return sellerOrders.reduce((sum, { refund }) => sum + (refund?.amount ?? 0), 0);
}
