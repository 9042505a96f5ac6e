import { documentOf, listOf } from "@stallhouse/db/recordset";
import type { DocumentIn } from "@stallhouse/db/recordset";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { shipmentLines, shipments } from "../shipment/shipment-tables.ts";
import { refundRequests } from "../cancellation/refund-tables.ts";
import { orderLines, orders, orderSteps, orderTransitions, sellerOrders } from "./order-tables.ts";

// What is read of an order, and from which columns. The types of the whole service follow from it.

const journey = listOf(
  documentOf(
    {
      status: orderTransitions.toStatus,
      at: orderTransitions.at,
      actor: orderTransitions.actor,
      note: orderTransitions.cause,
    },
    "t",
  ),
  sql`t.id`,
);

const line = documentOf(orderLines, "l", { without: ["orderId", "sellerOrderId", "sellerId", "position"] });

const packed = documentOf(shipmentLines, "i", { without: ["shipmentId"] });

const shipment = documentOf(shipments, "h", {
  without: ["sellerOrderId"],
  parts: {
    lines: all(listOf(packed, sql`i.order_line_id`), sql`shipment_lines i where i.shipment_id = h.id`),
  },
});

const sellerOrder = documentOf(sellerOrders, "p", {
  without: ["orderId", "position"],
  parts: {
    lines: all(listOf(line, sql`l.position`), sql`order_lines l where l.seller_order_id = p.id`),
    shipments: all(listOf(shipment, sql`h.id`), sql`shipments h where h.seller_order_id = p.id`),
    journey: all(journey, sql`seller_order_transitions t where t.seller_order_id = p.id`),
  },
});

const refund = documentOf(refundRequests, "r", { without: ["orderId", "requestedAt"] });

const cancelRequest = documentOf(
  { by: orders.cancelBy, actorId: orders.cancelActorId, reason: orders.cancelReason },
  "o",
);

/** A whole order of the table named `o`. */
export const orderDocument = documentOf(orders, "o", {
  without: [
    "idempotencyKey",
    "payUrl",
    "cancelBy",
    "cancelActorId",
    "cancelReason",
    "attendAt",
    "attendCount",
    "stockCommittedAt",
    "askedAt",
  ],
  parts: {
    cancelRequest: sql<CancelRequest | null>`case when o.cancel_by is not null then ${cancelRequest} end`,
    refunds: all(listOf(refund, sql`r.requested_at`), sql`refund_requests r where r.order_id = o.id`),
    journey: all(journey, sql`order_transitions t where t.order_id = o.id`),
    sellerOrders: all(listOf(sellerOrder, sql`p.position`), sql`seller_orders p where p.order_id = o.id`),
  },
});

/** What was tried for the order of the table named `o`, for the console. */
export const stepsDocument = all(
  listOf(documentOf(orderSteps, "t", { without: ["id", "orderId"] }), sql`t.id`),
  sql`order_steps t where t.order_id = o.id`,
);

/** A whole order as it is stored. Amounts are minor units, moments ISO strings. */
export type Order = DocumentIn<typeof orderDocument>;
export type SellerOrder = DocumentIn<typeof sellerOrder>;
export type OrderLine = DocumentIn<typeof line>;
export type ShipmentView = DocumentIn<typeof shipment>;
/** Money the house gives back: of one part, or (without a part) of all that is left of an order. */
export type RefundRequest = DocumentIn<typeof refund>;
/** One move of an order or seller order, with its cause in words. */
export type StoredStep = DocumentIn<typeof journey>[number];
export type OrderStep = DocumentIn<typeof stepsDocument>[number];

type Asked = DocumentIn<typeof cancelRequest>;
export type CancelRequest = { [K in keyof Asked]: K extends "actorId" ? Asked[K] : NonNullable<Asked[K]> };

function all<D>(documents: SQL<D>, from: SQL): SQL<D> {
  return sql`(select ${documents} from ${from})`;
}
