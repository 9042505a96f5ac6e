import { orderDeliveredV1 } from "@stallhouse/contracts/events/order";
import type { SellerOrderId, ShipmentId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import type { Seller } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import { moveSellerOrder } from "../moves/plan-moves.ts";
import { payloadOf } from "../order/order-fact.ts";
import type { SellerOrderView } from "../views/shapes.ts";
import { recordMoves } from "../moves/record-moves.ts";
import type * as schema from "../schema.ts";
import { lockSellerOrder } from "../seller-order/accept-seller-order.ts";
import { getSellerOrder } from "../seller-order/seller-order-queries.ts";

/** A parcel arrived. When it is the last one under way of a shipped seller order, that is DELIVERED. A second call changes nothing. */
export async function markDelivered(
  db: Db<typeof schema>,
  seller: Seller,
  shipmentId: ShipmentId,
): Promise<SellerOrderView> {
  return db.transaction(async (tx) => {
    const [row] = await tx.execute<{ sellerOrderId: SellerOrderId }>(sql`
      select p.id as "sellerOrderId" from shipments h join seller_orders p on p.id = h.seller_order_id
      where h.id = ${shipmentId} and p.seller_id = ${seller.sellerId}`);
    if (!row) throw new Refusal("SHIPMENT_NOT_FOUND");
    const { sellerOrderId } = row;
    const { order, part } = await lockSellerOrder(tx, seller, sellerOrderId);
    await tx.execute(sql`update shipments set delivered_at = now() where id = ${shipmentId} and delivered_at is null`);
    const othersArrived = part.shipments.every((other) => other.shipmentId === shipmentId || other.deliveredAt);
    if (part.status === "SHIPPED" && othersArrived) {
      const moved = moveSellerOrder(order, sellerOrderId, "DELIVERED");
      const eventId = await enqueue(tx, orderDeliveredV1, { ...payloadOf(moved.order), sellerOrderId });
      await recordMoves(tx, moved, { by: { actor: "seller", actorId: seller.userId, cause: null }, eventId });
    }
    return getSellerOrder(tx, seller, sellerOrderId);
  });
}
