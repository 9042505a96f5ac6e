import type { PayloadOf } from "@stallhouse/contracts/event";
import type { stockRejectedV1, stockReservedV1 } from "@stallhouse/contracts/events/catalog";
import { orderFailedV1, orderPaymentRequestedV1, orderPriceChangedV1 } from "@stallhouse/contracts/events/order";
import { totalProblem } from "@stallhouse/contracts/money-limits";
import type { Tx } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type * as schema from "../schema.ts";
import { cancelNow } from "../moves/cancel-now.ts";
import { cancellationOf } from "../order/what-is-allowed.ts";
import { houseCause } from "../moves/house-causes.ts";
import type { Order } from "../order/stored-order.ts";
import { moveWhole } from "../moves/plan-moves.ts";
import { payloadOf } from "../order/order-fact.ts";
import { lockOrder } from "../order/stored-order.ts";
import { recordStep, bySystem, recordMoves } from "../moves/record-moves.ts";
import type { PriceOffer } from "../order/order-tables.ts";
import { isAtSeenPrices, reprice } from "../pricing/reprice.ts";
import { settleIfFree } from "./settle-free-order.ts";

type OrderTx = Tx<typeof schema>;

/**
 * Catalog holds what a degraded order asked for. At the prices the customer saw it can be paid now; at others it waits
 * for their word, as long as it is held.
 */
export async function noteStockReserved(tx: OrderTx, { orderId, expiresAt, lines }: PayloadOf<typeof stockReservedV1>) {
  const order = await lockOrder(tx, { orderId });
  if (!order) throw new Error(`no order ${orderId}`);
  // Answered before, or ended meanwhile: then catalog has heard of the end after it was asked, and lets go.
  if (order.status !== "PENDING") return;
  if (order.priceOffer) return;
  if (!isAtSeenPrices(order, lines)) return offerPrice(tx, order, { lines, expiresAt });
  await recordStep(tx, orderId, { step: "stock.answer", outcome: "OK", detail: `held until ${expiresAt}` });
  const moved = moveWhole({ ...order, expiresAt }, "PAYMENT_PENDING");
  const eventId = await enqueue(tx, orderPaymentRequestedV1, payloadOf(moved.order));
  // Due at once: the recovery loop opens the payment, for nothing remote is called while a fact is handled.
  const also = sql`expires_at = ${expiresAt}, payment_state = 'waiting', attend_at = now(), attend_count = 0`;
  await recordMoves(tx, moved, { by: bySystem(houseCause("STOCK_CONFIRMED")), eventId, also });
  await settleIfFree(tx, moved.order);
}

/** Not to be had. A paid order whose hold had run out ends here too, and its money goes back. */
export async function noteStockRejected(tx: OrderTx, { orderId, reason, title }: PayloadOf<typeof stockRejectedV1>) {
  const order = await lockOrder(tx, { orderId });
  if (!order) throw new Error(`no order ${orderId}`);
  await recordStep(tx, orderId, { step: "stock.answer", outcome: reason, detail: title });
  const cause = reason === "VARIANT_OUT_OF_STOCK" ? "SOLD_OUT" : "NOT_FOR_SALE";
  if (order.status === "PENDING") return fail(tx, order, houseCause(cause, title));
  if (order.status !== "PAID" && order.status !== "PROCESSING") return;
  const cancellation = cancellationOf(order);
  if (!cancellation.can) return;
  const request = { by: "system", actorId: null, reason: houseCause(`${cause}_WHEN_PAID`, title) } as const;
  await cancelNow(tx, order, { request, wasPaid: true });
}

async function fail(tx: OrderTx, order: Order, cause: string): Promise<void> {
  const moved = moveWhole(order, "FAILED");
  const eventId = await enqueue(tx, orderFailedV1, { ...payloadOf(moved.order), reason: cause });
  await recordMoves(tx, moved, { by: bySystem(cause), eventId, also: sql`attend_at = null` });
}

/** Tells the customer the new total; nothing is charged before they agree to it. */
async function offerPrice(tx: OrderTx, order: Order, offer: PriceOffer): Promise<void> {
  const { orderId } = order;
  const now = reprice(order, offer.lines);
  const detail = now ? `${order.totalAmount} became ${now.totalAmount}` : null;
  await recordStep(tx, orderId, { step: "stock.answer", outcome: "PRICE_CHANGED", detail });
  if (!now) return fail(tx, order, houseCause("CHANGED"));
  if (totalProblem(now.totalAmount, now.currency)) return fail(tx, order, houseCause("TOTAL_NOT_PAYABLE"));
  await enqueue(tx, orderPriceChangedV1, {
    ...payloadOf(order),
    newTotalAmount: now.totalAmount,
    answerUntil: offer.expiresAt,
  });
  await tx.execute(sql`
    update orders set price_offer = ${JSON.stringify(offer)}::jsonb, attend_at = ${offer.expiresAt}, attend_count = 0
    where id = ${orderId}`);
}
