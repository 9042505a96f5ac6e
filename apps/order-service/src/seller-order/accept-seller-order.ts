import { orderProcessingV1 } from "@stallhouse/contracts/events/order";
import type { SellerOrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db, Tx } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import type { Seller } from "@stallhouse/service/trpc";
import type { Order, SellerOrder } from "../order/stored-order.ts";
import { moveSellerOrder } from "../moves/plan-moves.ts";
import { payloadOf } from "../order/order-fact.ts";
import { lockOrder } from "../order/stored-order.ts";
import type { SellerOrderView } from "../views/shapes.ts";
import { recordMoves } from "../moves/record-moves.ts";
import type * as schema from "../schema.ts";
import { getSellerOrder } from "./seller-order-queries.ts";

/** The seller takes up their part of a paid order. */
export async function acceptSellerOrder(
  db: Db<typeof schema>,
  seller: Seller,
  sellerOrderId: SellerOrderId,
): Promise<SellerOrderView> {
  return db.transaction(async (tx) => {
    const { order } = await lockSellerOrder(tx, seller, sellerOrderId);
    await startProcessing(tx, order, { seller, sellerOrderId });
    return getSellerOrder(tx, seller, sellerOrderId);
  });
}

/** Locks a paid order by the seller's part of it. */
export async function lockSellerOrder(
  tx: Tx<typeof schema>,
  { sellerId }: Seller,
  sellerOrderId: SellerOrderId,
): Promise<{ order: Order; part: SellerOrder }> {
  const order = await lockOrder(tx, { sellerOrderId, sellerId });
  const part = order?.sellerOrders.find((own) => own.sellerOrderId === sellerOrderId);
  if (!order?.paidAt || !part) throw new Refusal("SELLER_ORDER_NOT_FOUND");
  return { order, part };
}

/** The move itself; answers the order after it. */
export async function startProcessing(
  tx: Tx<typeof schema>,
  order: Order,
  { seller, sellerOrderId }: { seller: Seller; sellerOrderId: SellerOrderId },
): Promise<Order> {
  const moved = moveSellerOrder(order, sellerOrderId, "PROCESSING");
  const eventId = await enqueue(tx, orderProcessingV1, { ...payloadOf(moved.order), sellerOrderId });
  await recordMoves(tx, moved, { by: { actor: "seller", actorId: seller.userId, cause: null }, eventId });
  return moved.order;
}
