import type { PayloadOf } from "@stallhouse/contracts/event";
import type { orderPartCancelledV1 } from "@stallhouse/contracts/events/order";
import { findPaymentForUpdate, lockOrder } from "../payment/expect-payment.ts";
import type { Tx } from "../trpc.ts";
import { recordPartRefund } from "./record-refund.ts";

/** A part of a paid order will not be fulfilled: what was paid for it goes back. Nothing was paid for one that cost nothing. */
export async function refundPart(tx: Tx, cancelled: PayloadOf<typeof orderPartCancelledV1>): Promise<void> {
  const { orderId, sellerOrderId, cause, refundAmount } = cancelled;
  if (refundAmount === 0) return;
  await lockOrder(tx, orderId);
  const payment = await findPaymentForUpdate(tx, orderId);
  // A fault, to be tried again: order knows of the capture from us, so it is on its way here too.
  if (payment?.status !== "CAPTURED") throw new Error(`order ${orderId} has nothing captured to give back`);
  await recordPartRefund(tx, payment, { cause, sellerOrderId, amount: refundAmount });
}
