import { datedId } from "@stallhouse/db/dated-id";
import * as schema from "@stallhouse/order-service/schema";
import { inArray } from "drizzle-orm";
import { insertAll } from "../seed-db.ts";
import type { SeedDb, SeedTx } from "../seed-db.ts";
import { liveAgain } from "./past-life.ts";
import type { PastLife, PastOrder } from "./past-life.ts";

/** Bounds one transaction. */
const atOnce = 150;

/**
 * Writes orders that lived long ago, each with its parts, carts, parcels and whole history, so that every rule of the
 * database judges them. Their facts count as published: nobody is told. An order that is there is left as it is, so that
 * a run cut short can be finished.
 * @returns how many were new; and of all of them, by their ids, what payment has to know.
 */
export async function writeOrders(db: SeedDb, past: readonly PastOrder[]) {
  let written = 0;
  const bills = new Map<PastOrder["orderId"], { number: string; totalAmount: number; currency: string }>();
  for (let from = 0; from < past.length; from += atOnce) {
    const lives = past.slice(from, from + atOnce).map(liveAgain);
    for (const { order } of lives) bills.set(order.orderId, order);
    written += await db.transaction((tx) => writeNew(tx, lives));
  }
  return { written, bills };
}

async function writeNew(tx: SeedTx, lives: readonly PastLife[]): Promise<number> {
  const ids = lives.map(({ order }) => order.orderId);
  const { orderId } = schema.orders;
  const known = await tx.select({ orderId }).from(schema.orders).where(inArray(orderId, ids));
  const fresh = lives.filter(({ order }) => !known.some((one) => one.orderId === order.orderId));
  const parts = fresh.flatMap(partsOf);
  const lines = parts.flatMap((part) => part.lines);
  const shipments = fresh.flatMap((life) => life.shipments);
  const edges = fresh.flatMap((life) => life.edges);
  // Moves are checked against the facts they name, so those come first.
  await insertAll(
    tx,
    schema.outbox,
    fresh.flatMap(({ facts }) => facts),
  );
  await insertAll(tx, schema.carts, fresh.map(cartOf));
  await insertAll(tx, schema.cartLines, fresh.flatMap(cartLinesOf));
  await insertAll(tx, schema.orders, fresh.map(orderOf));
  await insertAll(tx, schema.sellerOrders, parts);
  await insertAll(tx, schema.orderLines, lines);
  await insertAll(tx, schema.shipments, shipments);
  await insertAll(
    tx,
    schema.shipmentLines,
    shipments.flatMap(({ shipmentId, sellerOrderId }) =>
      lines
        .filter((line) => line.sellerOrderId === sellerOrderId)
        .map(({ orderLineId, quantity }) => ({ shipmentId, orderLineId, quantity })),
    ),
  );
  // In the order in which it came about: histories are read by their rows' numbers.
  await insertAll(
    tx,
    schema.orderTransitions,
    edges.filter(({ sellerOrderId }) => !sellerOrderId),
  );
  await insertAll(
    tx,
    schema.sellerOrderTransitions,
    edges.flatMap(({ sellerOrderId, ...edge }) => (sellerOrderId ? [{ ...edge, sellerOrderId }] : [])),
  );
  await insertAll(
    tx,
    schema.orderSteps,
    fresh.flatMap(({ steps }) => steps),
  );
  await insertAll(tx, schema.refundRequests, fresh.flatMap(refundsOf));
  return fresh.length;
}

/** What a row of an order has beside what an order is. */
function orderOf({ order }: PastLife) {
  const idempotencyKey = datedId<string>(new Date(order.placedAt), `key of ${order.orderId}`);
  return { ...order, idempotencyKey, stockCommittedAt: order.status === "CANCELLED" ? null : order.paidAt };
}

function cartOf({ order }: PastLife) {
  const { cartId, customerId, cartVersion: version, address, email, phone, placedAt: updatedAt } = order;
  const state = "ordered" as const;
  return { cartId, customerId, state, version, address, email, phone, createdAt: filledAt(order), updatedAt };
}

function cartLinesOf({ order }: PastLife) {
  const { cartId } = order;
  const lines = order.sellerOrders.flatMap((part) => part.lines);
  return lines.map(({ unitPrice: seenPrice, ...line }) => ({ ...line, cartId, seenPrice, addedAt: filledAt(order) }));
}

const filledAt = ({ placedAt }: PastLife["order"]) => new Date(Date.parse(placedAt) - 5 * 60_000);

function partsOf({ order, shipments }: PastLife) {
  const { orderId } = order;
  let place = 0;
  return order.sellerOrders.map((part, position) => {
    const { sellerOrderId, sellerId } = part;
    const isShipped = shipments.some((shipment) => shipment.sellerOrderId === sellerOrderId);
    const lines = part.lines.map((line) => {
      const shippedQuantity = isShipped ? line.quantity : 0;
      return { ...line, orderId, sellerOrderId, sellerId, position: place++, shippedQuantity };
    });
    return { ...part, orderId, position, lines };
  });
}

function refundsOf({ order: { orderId, refunds } }: PastLife) {
  return refunds.map((request) => ({ ...request, orderId, requestedAt: request.refundedAt ?? undefined }));
}
