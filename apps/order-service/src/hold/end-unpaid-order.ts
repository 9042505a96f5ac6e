import { orderExpiredV1, orderFailedV1 } from "@stallhouse/contracts/events/order";
import type { OrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Tx } from "@stallhouse/db/connect";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import { Away } from "../away.ts";
import type * as schema from "../schema.ts";
import type { Deps } from "../trpc.ts";
import { cancelNow } from "../moves/cancel-now.ts";
import { houseCause } from "../moves/house-causes.ts";
import { learnCapture } from "../payment/hear-payment.ts";
import type { Order } from "../order/stored-order.ts";
import { moveWhole } from "../moves/plan-moves.ts";
import { payloadOf } from "../order/order-fact.ts";
import { findOrder, lockOrder } from "../order/stored-order.ts";
import { isUnpaid } from "../order/order-status.ts";
import { recordStep, bySystem, recordMoves } from "../moves/record-moves.ts";

/**
 * Ends an unpaid order: payment is closed first and asked what became of it, and only then is the stock given back. While
 * payment gives no answer nothing changes, and the recovery loop comes again.
 */
export async function endUnpaidOrder(deps: Deps, orderId: OrderId, end: "CANCELLED" | "EXPIRED"): Promise<void> {
  const seen = await findOrder(deps.db, { orderId });
  if (!seen || !isUnpaid(seen.status)) return;
  // Without a hold there never was a payment to close.
  const isClosed = seen.status === "PENDING" || (await closePayment(deps, orderId));
  if (!isClosed) return;
  await deps.db.transaction(async (tx) => {
    const order = await lockOrder(tx, { orderId });
    // Catalog may have answered meanwhile: then there is a payment to close, next time.
    if (!order || order.status !== seen.status) return;
    await (end === "CANCELLED" ? cancel(tx, order) : expire(tx, order));
  });
}

/** True on payment's word that nothing can be paid any more. When it was paid, the order is told so and does not end. */
async function closePayment(deps: Deps, orderId: OrderId): Promise<boolean> {
  const answer = await deps.payment.close(orderId).catch(async (error: unknown) => {
    if (!(error instanceof Away || error instanceof Refusal)) throw error;
    await recordStep(deps.db, orderId, { step: "payment.close", outcome: "AWAY", detail: error.message });
    return undefined;
  });
  if (!answer) return false;
  await recordStep(deps.db, orderId, { step: "payment.close", outcome: answer.status });
  await learnCapture(deps.db, answer);
  return answer.status === "CLOSED";
}

async function cancel(tx: Tx<typeof schema>, order: Order): Promise<void> {
  const request = order.cancelRequest;
  if (!request) return;
  if (request.by === "system") return fail(tx, order, request.reason);
  await cancelNow(tx, order, { request, wasPaid: false });
}

/** The house itself cannot go on with it. */
async function fail(tx: Tx<typeof schema>, order: Order, reason: string): Promise<void> {
  const moved = moveWhole(order, "FAILED");
  const eventId = await enqueue(tx, orderFailedV1, { ...payloadOf(moved.order), reason });
  const also = sql`payment_state = 'none', pay_url = null, attend_at = null`;
  await recordMoves(tx, moved, { by: bySystem(reason), eventId, also });
}

async function expire(tx: Tx<typeof schema>, order: Order): Promise<void> {
  const moved = moveWhole(order, "EXPIRED");
  const eventId = await enqueue(tx, orderExpiredV1, payloadOf(moved.order));
  const also = sql`payment_state = 'none', pay_url = null, attend_at = null`;
  await recordMoves(tx, moved, { by: bySystem(whyExpired(order)), eventId, also });
}

function whyExpired({ status, priceOffer }: Order): string {
  if (status !== "PENDING") return houseCause("UNPAID");
  return houseCause(priceOffer ? "PRICE_UNANSWERED" : "STOCK_UNANSWERED");
}
