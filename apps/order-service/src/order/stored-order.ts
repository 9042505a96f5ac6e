import { documentOf, listOf } from "@stallhouse/db/recordset";
import type { DocumentIn } from "@stallhouse/db/recordset";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { OrderId, SellerId, SellerOrderId, UserId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { shipmentLines, shipments } from "./shipment-tables.ts";
import { refundRequests } from "./refund-tables.ts";
import { orderLines, orders, orderSteps, orderTransitions, sellerOrders } from "./order-tables.ts";
import type * as schema from "../schema.ts";

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

type AnyDb = Db<typeof schema> | Tx<typeof schema>;

/** Which order: by its id, or by a seller's part of it, and whose it must be. */
export type OrderRef = { orderId: OrderId; customerId?: UserId } | { sellerOrderId: SellerOrderId; sellerId: SellerId };

function isRef(ref: OrderRef): SQL {
  if ("sellerOrderId" in ref) {
    return sql`o.id = (select order_id from seller_orders where id = ${ref.sellerOrderId} and seller_id = ${ref.sellerId})`;
  }
  return ref.customerId ? sql`o.id = ${ref.orderId} and o.customer_id = ${ref.customerId}` : sql`o.id = ${ref.orderId}`;
}

/** A whole order in one statement. Undefined when absent or another's. */
export async function findOrder(db: AnyDb, ref: OrderRef): Promise<Order | undefined> {
  const [row] = await db.execute<{ document: Order }>(
    sql`select ${orderDocument} as document from orders o where ${isRef(ref)}`,
  );
  return row?.document;
}

/**
 * Locks an order and then reads it: the lock on its row is the one that every change of an order takes first. Two
 * statements, because a statement that waited for a lock still reads the other tables as they were before the wait.
 */
export async function lockOrder(tx: Tx<typeof schema>, ref: OrderRef): Promise<Order | undefined> {
  const [row] = await tx.execute<{ id: OrderId }>(sql`select id from orders o where ${isRef(ref)} for update`);
  return row ? findOrder(tx, { orderId: row.id }) : undefined;
}
