import type { PayloadOf } from "@stallhouse/contracts/event";
import type { paymentRefundedV1 } from "@stallhouse/contracts/events/payment";
import type { OrderId, SellerOrderId } from "@stallhouse/contracts/ids";
import { sumAmounts } from "@stallhouse/contracts/money";
import { inArray } from "drizzle-orm";
import { paymentIntents, refunds } from "../schema.ts";
import type { Deps } from "../trpc.ts";
import type { Payment } from "./expect-payment.ts";
import { capturedOf, refundPayload } from "./payment-payload.ts";
import type { Captured } from "./payment-payload.ts";

export type PaymentState = {
  orderId: OrderId;
  status: Payment["status"];
  captured: Captured | null;
  /** Refunds that were made, each as its fact tells it. */
  refunded: PayloadOf<typeof paymentRefundedV1>[];
  /** A refund of the whole was recorded, whatever became of it; or those of parts leave nothing of it. */
  isRefundKnown: boolean;
  /** Parts of which a refund was recorded. */
  partsKnown: { sellerOrderId: SellerOrderId; cause: string }[];
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
      refunded: made.map((refund) => refundPayload(payment, refund)),
      isRefundKnown: own.some(({ sellerOrderId }) => sellerOrderId === null) || isAllOwed(payment, own),
      partsKnown: own.flatMap(({ sellerOrderId, cause }) => (sellerOrderId ? [{ sellerOrderId, cause }] : [])),
    };
  });
}

function isAllOwed({ capturedAmount }: Payment, own: readonly { amount: number }[]): boolean {
  return capturedAmount > 0 && sumAmounts(own.map(({ amount }) => amount)) >= capturedAmount;
}
