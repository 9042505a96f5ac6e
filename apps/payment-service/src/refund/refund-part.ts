import type { OrderId, SellerOrderId } from "@stallhouse/contracts/ids";
import { findPaymentForUpdate, lockOrder } from "../payment/expect-payment.ts";
import type { Tx } from "../trpc.ts";
import { recordPartRefund } from "./record-refund.ts";

type CancelledPart = { orderId: OrderId; sellerOrderId: SellerOrderId; cause: string; refundAmount: number };

/** A part of a paid order will not be fulfilled: what was paid for it goes back. Nothing was paid for one that cost nothing. */
export async function refundPart(
  tx: Tx,
  { orderId, sellerOrderId, cause, refundAmount }: CancelledPart,
): Promise<void> {
  if (refundAmount === 0) return;
  await lockOrder(tx, orderId);
  const payment = await findPaymentForUpdate(tx, orderId);
  // A fault, to be tried again: order knows of the capture from us, so it is on its way here too.
  if (payment?.status !== "CAPTURED") throw new Error(`order ${orderId} has nothing captured to give back`);
  await recordPartRefund(tx, payment, { cause, sellerOrderId, amount: refundAmount });
}
