import { orderPaymentRequestedV1 } from "@stallhouse/contracts/events/order";
import type { OrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Tx } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { updateRows } from "@stallhouse/db/recordset";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";
import type { Deps } from "../trpc.ts";
import { houseCause } from "../moves/house-causes.ts";
import { openPayment, recordOpening } from "../payment/open-payment.ts";
import type { Order, OrderRef } from "../order/stored-order.ts";
import { moveWhole } from "../moves/plan-moves.ts";
import { payloadOf } from "../order/order-fact.ts";
import { orderLines, sellerOrders } from "../order/order-tables.ts";
import { lockOrder } from "../order/stored-order.ts";
import type { PlacedOrder } from "../views/shapes.ts";
import { recordMoves } from "../moves/record-moves.ts";
import { reprice } from "../pricing/reprice.ts";
import { settleIfFree } from "./settle-free-order.ts";

/** Time for this process to open the payment, before the recovery loop does it. */
const openingSeconds = 15;

/**
 * The customer agrees to the new total of a degraded order, which can be paid then. Refuses with PRICE_CHANGED when it is
 * another total than they name. Agreeing again answers the same.
 */
export async function confirmPrice(
  deps: Pick<Deps, "db" | "payment">,
  ref: { orderId: OrderId } & OrderRef,
  totalAmount: number,
): Promise<PlacedOrder> {
  const order = await deps.db.transaction(async (tx) => {
    const waiting = await lockOrder(tx, ref);
    if (!waiting) throw new Refusal("ORDER_NOT_FOUND");
    const isAgreed = wasAgreed(waiting) && waiting.totalAmount === totalAmount;
    return isAgreed ? waiting : agree(tx, waiting, totalAmount);
  });
  const { orderId, number, expiresAt } = order;
  if (order.status === "PAID") return { orderId, number, status: "PAID", payUrl: null, expiresAt };
  const opening = await openPayment(deps, order);
  await recordOpening(deps.db, order.orderId, opening);
  return { orderId, number, status: "PAYMENT_PENDING", payUrl: opening.payUrl, expiresAt };
}

/** One that costs nothing is paid by the agreement itself, and any may be paid while somebody agrees to it again. */
function wasAgreed({ status }: Order): boolean {
  return status === "PAYMENT_PENDING" || status === "PAID";
}

async function agree(tx: Tx<typeof schema>, order: Order, totalAmount: number): Promise<Order> {
  const offer = order.priceOffer;
  const isOver = !offer || offer.expiresAt <= new Date().toISOString();
  if (order.status !== "PENDING" || isOver || order.cancelRequest) throw new Refusal("ORDER_NOT_PAYABLE");
  const now = reprice(order, offer.lines);
  if (now?.totalAmount !== totalAmount) throw new Refusal("PRICE_CHANGED");
  await storePrices(tx, now);
  const moved = moveWhole({ ...now, expiresAt: offer.expiresAt, priceOffer: null }, "PAYMENT_PENDING");
  const eventId = await enqueue(tx, orderPaymentRequestedV1, payloadOf(moved.order));
  await recordMoves(tx, moved, {
    by: { actor: "customer", actorId: order.customerId, cause: houseCause("NEW_PRICE") },
    eventId,
    also: sql`items_amount = ${now.itemsAmount}, shipping_amount = ${now.shippingAmount},
      discount_amount = ${now.discountAmount}, total_amount = ${now.totalAmount}, price_offer = null,
      expires_at = ${offer.expiresAt}, payment_state = 'waiting', attend_count = 0,
      attend_at = now() + make_interval(secs => ${openingSeconds})`,
  });
  return settleIfFree(tx, moved.order);
}

/** Of the lines and parts; the database allows it only while the offer stands. */
async function storePrices(tx: Tx<typeof schema>, { orderId, sellerOrders: parts }: Order): Promise<void> {
  const lines = parts.flatMap((part) => part.lines);
  const priced = updateRows(orderLines, lines, ["unitPrice", "priceVersion", "lineTotal", "discountAmount"]);
  const summed = updateRows(sellerOrders, parts, [
    "itemsAmount",
    "shippingAmount",
    "discountAmount",
    "totalAmount",
    "commissionAmount",
  ]);
  await tx.execute(sql`
    with lines as (${priced} and order_lines.order_id = ${orderId})
    ${summed} and seller_orders.order_id = ${orderId}`);
}
