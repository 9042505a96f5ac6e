import type { PayloadOf } from "@stallhouse/contracts/event";
import type { paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import type { Payment } from "./expect-payment.ts";

/** What every fact about a payment carries, so that no hearer has to ask back. */
export function paymentPayload({ id, orderId, orderNumber, email, name, amount, currency }: Payment) {
  return { paymentId: id, orderId, orderNumber, email, name, amount, currency };
}

export type Captured = PayloadOf<typeof paymentSucceededV1>;

/** What an answer to a call says of a captured payment: the same as the fact, so that whoever asked can act on it. */
export function capturedOf(payment: Payment): Captured | null {
  return payment.status === "CAPTURED" ? paymentPayload(payment) : null;
}
