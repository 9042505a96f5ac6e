import type { PayloadOf } from "@stallhouse/contracts/event";
import { orderFailedV1, orderPaidV1 } from "@stallhouse/contracts/events/order";
import type { paymentFailedV1, paymentRefundedV1, paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import type { OrderId } from "@stallhouse/contracts/ids";
import type { Db, Tx } from "@stallhouse/db/connect";
import { PermanentFailure } from "@stallhouse/messaging/bus";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { sql } from "drizzle-orm";
import type { PaymentAnswer } from "../clients.ts";
import type * as schema from "../schema.ts";
import { cancelNow } from "../moves/cancel-now.ts";
import type { Order } from "../order/stored-order.ts";
import { moveWhole } from "../moves/plan-moves.ts";
import { payloadOf } from "../order/order-fact.ts";
import { lockOrder } from "../order/stored-order.ts";
import { isFinal } from "../order/order-status.ts";
import { recordStep, bySystem, recordMoves } from "../moves/record-moves.ts";
import { noteRefundMade, requestOf } from "../moves/refund-requests.ts";

type OrderTx = Tx<typeof schema>;

/** The order's total was captured. A dead order stays dead: payment gives the money back by itself. */
export async function markPaid(tx: OrderTx, payment: PayloadOf<typeof paymentSucceededV1>): Promise<void> {
  const order = await knownOrder(tx, payment.orderId);
  if (payment.amount !== order.totalAmount || payment.currency !== order.currency) {
    throw new PermanentFailure(`order ${order.number} costs ${order.totalAmount}, but ${payment.amount} was captured`);
  }
  if (order.status === "PENDING") throw new PermanentFailure(`order ${order.number} was paid before it could be`);
  if (order.status === "PAYMENT_PENDING") return pay(tx, order);
  if (order.paidAt === null && order.paymentState === "none") await setPaymentState(tx, order, "refunding");
}

async function pay(tx: OrderTx, order: Order): Promise<void> {
  const step = { step: "payment.attempt", outcome: "PAID" } as const;
  const request = order.cancelRequest;
  // The wish to cancel came before the money.
  if (request && request.by !== "seller_blocked") {
    await recordStep(tx, order.orderId, step);
    return cancelNow(tx, order, { request, wasPaid: true });
  }
  const moved = moveWhole(order, "PAID");
  const eventId = await enqueue(tx, orderPaidV1, payloadOf(moved.order));
  const also = sql`paid_at = now(), payment_state = 'paid', payment_reason = null, pay_url = null, attend_at = null,
    cancel_by = null, cancel_actor_id = null, cancel_reason = null`;
  await recordMoves(tx, moved, { by: bySystem(), eventId, also, step });
}

/** A declined attempt is not the end: the order stays payable until its hold ends, unless no other attempt will follow. */
export async function notePaymentFailed(tx: OrderTx, payment: PayloadOf<typeof paymentFailedV1>): Promise<void> {
  const order = await knownOrder(tx, payment.orderId);
  await recordStep(tx, order.orderId, { step: "payment.attempt", outcome: "DECLINED", detail: payment.reason });
  if (order.status !== "PAYMENT_PENDING") return;
  if (!payment.final) {
    await tx.execute(sql`
      update orders set payment_state = 'declined', payment_reason = ${payment.reason} where id = ${order.orderId}`);
    return;
  }
  const moved = moveWhole(order, "FAILED");
  const eventId = await enqueue(tx, orderFailedV1, { ...payloadOf(moved.order), reason: payment.reason });
  const also = sql`payment_state = 'none', payment_reason = ${payment.reason}, pay_url = null, attend_at = null`;
  await recordMoves(tx, moved, { by: bySystem(payment.reason), eventId, also });
}

/** Money went back: the customer sees it on the order. */
export async function noteRefund(tx: OrderTx, payment: PayloadOf<typeof paymentRefundedV1>): Promise<void> {
  const order = await knownOrder(tx, payment.orderId);
  // Learnt before, in an answer.
  if (order.paymentState === "refunded" && isFinal(order.status)) return;
  if (requestOf(order, payment)?.refundedAt) return;
  await recordStep(tx, order.orderId, { step: "refund", outcome: payment.reason, detail: String(payment.amount) });
  await noteRefundMade(tx, payment);
}

async function setPaymentState(tx: OrderTx, order: Order, state: "refunding"): Promise<void> {
  await tx.execute(sql`update orders set payment_state = ${state} where id = ${order.orderId}`);
}

/** A fault when there is no such order: the fact is tried again, and kept in the dead letters. */
async function knownOrder(tx: OrderTx, orderId: OrderId): Promise<Order> {
  const order = await lockOrder(tx, { orderId });
  if (!order) throw new Error(`no order ${orderId}`);
  return order;
}

/**
 * Makes true what an answer of payment says. When that is "captured", the order is paid by the same use case, and with the
 * same fact, as when payment's fact comes: whichever is later finds it done.
 */
export async function learnCapture(db: Db<typeof schema>, { captured }: PaymentAnswer): Promise<void> {
  if (captured) await db.transaction((tx) => markPaid(tx, captured));
}
