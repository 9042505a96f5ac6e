import type { PayloadOf } from "@stallhouse/contracts/event";
import type { paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import type { refunds } from "../schema.ts";
import type { Payment } from "./expect-payment.ts";

/** What every fact about a payment carries, so that no hearer has to ask back. */
export function paymentPayload({ id, orderId, orderNumber, email, name, amount, currency }: Payment) {
  return { paymentId: id, orderId, orderNumber, email, name, amount, currency };
}

type Refund = Pick<typeof refunds.$inferSelect, "id" | "amount" | "cause" | "sellerOrderId">;

/** What is said of a refund that was made. For one of a part its own cause says more than the reason, which was there first. */
export function refundPayload(payment: Payment, { id, amount, cause, sellerOrderId }: Refund) {
  return {
    ...paymentPayload(payment),
    amount,
    refundId: id,
    reason: cause === "ORDER_DEAD" ? ("ORDER_DEAD" as const) : ("ORDER_CANCELLED" as const),
    ...(sellerOrderId && { sellerOrderId, cause }),
  };
}

export type Captured = PayloadOf<typeof paymentSucceededV1>;

/** What an answer to a call says of a captured payment: the same as the fact, so that whoever asked can act on it. */
export function capturedOf(payment: Payment): Captured | null {
  return payment.status === "CAPTURED" ? paymentPayload(payment) : null;
}
