import type { Payment } from "./expect-payment.ts";

/** What every fact about a payment carries, so that no hearer has to ask back. */
export function paymentPayload({ id, orderId, orderNumber, email, name, amount, currency }: Payment) {
  return { paymentId: id, orderId, orderNumber, email, name, amount, currency };
}
