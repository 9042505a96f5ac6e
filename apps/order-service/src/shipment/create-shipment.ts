import { orderShippedV1 } from "@stallhouse/contracts/events/order";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderLineId, SellerOrderId, ShipmentId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Db, Tx } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import type { Seller } from "@stallhouse/service/trpc";
import { insertRows, recordset } from "@stallhouse/db/recordset";
import { sql } from "drizzle-orm";
import { moveSellerOrder } from "../moves/plan-moves.ts";
import { payloadOf } from "../order/order-fact.ts";
import type { SellerOrderView } from "../views/shapes.ts";
import { recordMoves } from "../moves/record-moves.ts";
import type * as schema from "../schema.ts";
import { lockSellerOrder, startProcessing } from "../seller-order/accept-seller-order.ts";
import { getSellerOrder } from "../seller-order/seller-order-queries.ts";
import { shipmentLines, shipments } from "../order/shipment-tables.ts";
import { isLastParcel, parcelOf } from "./shippable-quantity.ts";

type ShipInput = {
  sellerOrderId: SellerOrderId;
  carrier: string;
  trackingNumber: string;
  lines?: { orderLineId: OrderLineId; quantity: number }[] | undefined;
};
type Shipment = {
  shipmentId: ShipmentId;
  carrier: string;
  trackingNumber: string;
  lines: { orderLineId: OrderLineId; title: string; label: string; quantity: number }[];
};

/** A parcel, with all or a part of what is left of a seller order. The last one makes it SHIPPED. */
export async function createShipment(
  db: Db<typeof schema>,
  seller: Seller,
  input: ShipInput,
): Promise<SellerOrderView> {
  const { sellerOrderId, carrier, trackingNumber } = input;
  return db.transaction(async (tx) => {
    const { order, part } = await lockSellerOrder(tx, seller, sellerOrderId);
    if (part.status !== "PAID" && part.status !== "PROCESSING") {
      throw new Refusal("MOVE_NOT_ALLOWED", { from: part.status, to: "SHIPPED" });
    }
    const parcel = parcelOf(part.lines, input.lines);
    const lines = part.lines.flatMap(({ orderLineId, title, label }) => {
      const quantity = parcel.find((packed) => packed.orderLineId === orderLineId)?.quantity;
      return quantity ? [{ orderLineId, title, label, quantity }] : [];
    });
    const shipment: Shipment = { shipmentId: newId<ShipmentId>(), carrier, trackingNumber, lines };
    const taken = part.status === "PAID" ? await startProcessing(tx, order, { seller, sellerOrderId }) : order;
    await insertShipment(tx, sellerOrderId, shipment);
    const moved = isLastParcel(part.lines, parcel) ? moveSellerOrder(taken, sellerOrderId, "SHIPPED") : undefined;
    const payload = { ...payloadOf(moved?.order ?? taken), sellerOrderId, shipment };
    const eventId = await enqueue(tx, orderShippedV1, payload);
    const by = { actor: "seller", actorId: seller.userId, cause: `${carrier} ${trackingNumber}` } as const;
    if (moved) await recordMoves(tx, moved, { by, eventId });
    return getSellerOrder(tx, seller, sellerOrderId);
  });
}

async function insertShipment(tx: Tx<typeof schema>, sellerOrderId: SellerOrderId, shipment: Shipment): Promise<void> {
  const { shipmentId, lines } = shipment;
  const packed = lines.map(({ orderLineId, quantity }) => ({ shipmentId, orderLineId, quantity }));
  await tx.execute(sql`
    with shipment as (${insertRows(shipments, [{ ...shipment, sellerOrderId }])}), counted as (
      update order_lines l set shipped_quantity = l.shipped_quantity + given.quantity
      from ${recordset(shipmentLines, packed)} where l.id = given.order_line_id and l.seller_order_id = ${sellerOrderId}
    )
    ${insertRows(shipmentLines, packed)}`);
}
