import type { PayloadOf } from "@stallhouse/contracts/event";
import type { paymentRefundedV1 } from "@stallhouse/contracts/events/payment";
import type { OrderId } from "@stallhouse/contracts/ids";
import { inArray } from "drizzle-orm";
import { paymentIntents, refunds } from "../schema.ts";
import type { Deps } from "../trpc.ts";
import type { Payment } from "./expect-payment.ts";
import { capturedOf, paymentPayload } from "./payment-payload.ts";
import type { Captured } from "./payment-payload.ts";

export type PaymentState = {
  orderId: OrderId;
  status: Payment["status"];
  captured: Captured | null;
  /** Refunds that were made, each as its fact tells it. */
  refunded: PayloadOf<typeof paymentRefundedV1>[];
  /** A refund was recorded, whatever became of it. */
  isRefundKnown: boolean;
};

/** What is known here of orders' payments; an order without a payment is not in the list. */
export async function listPaymentStates(db: Deps["db"], orderIds: readonly OrderId[]): Promise<PaymentState[]> {
  const payments = await db
    .select()
    .from(paymentIntents)
    .where(inArray(paymentIntents.orderId, [...orderIds]));
  const ids = payments.map(({ id }) => id);
  const back = ids.length === 0 ? [] : await db.select().from(refunds).where(inArray(refunds.paymentId, ids));
  return payments.map((payment) => {
    const own = back.filter(({ paymentId }) => paymentId === payment.id);
    const made = own.filter(({ status }) => status === "SUCCEEDED");
    return {
      orderId: payment.orderId,
      status: payment.status,
      captured: capturedOf(payment),
      refunded: made.map(({ id, amount, cause }) => ({
        ...paymentPayload(payment),
        amount,
        refundId: id,
        reason: cause,
      })),
      isRefundKnown: own.length > 0,
    };
  });
}
