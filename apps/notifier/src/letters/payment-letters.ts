import type { PayloadOf } from "@stallhouse/contracts/event";
import type { paymentFailedV1, paymentRefundedV1, paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import { formatMoney, formatTime } from "../letter/format.ts";
import type { Letter } from "../letter/letter.ts";
import type { Links } from "../links.ts";
import { aboutOrder } from "./order-parts.ts";

/** What came with the order, for payment knows nothing of it. */
type Known = { trackToken?: string | undefined };
type Succeeded = PayloadOf<typeof paymentSucceededV1> & Known;
type PaymentFailed = PayloadOf<typeof paymentFailedV1> & Known;
type Refunded = PayloadOf<typeof paymentRefundedV1> & Known;

export function paymentReceived(payment: Succeeded, links: Links): Letter {
  const { orderNumber, amount, currency } = payment;
  const paid = formatMoney(amount, currency);
  return {
    ...aboutOrder({ ...payment, number: orderNumber }, links),
    template: "payment-received",
    subject: `We have your payment for order ${orderNumber}`,
    preview: `${paid} received. The sellers are packing.`,
    heading: "We have your payment",
    paragraphs: [`We received ${paid}. The sellers know, and pack now. We write when a parcel is on its way.`],
    totals: [{ label: "Paid", amount: paid, isFinal: true }],
  };
}

/** @param keptUntil When the hold ends, if we know it. */
export function paymentFailed(payment: PaymentFailed, keptUntil: string | undefined, links: Links): Letter {
  const { orderNumber, amount, currency, final } = payment;
  const asked = formatMoney(amount, currency);
  const kept = keptUntil
    ? `Your order is kept until ${formatTime(keptUntil)}.`
    : "Your order is kept for a short while.";
  return {
    ...aboutOrder({ ...payment, number: orderNumber }, links),
    template: "payment-failed",
    subject: `Payment for order ${orderNumber} didn't go through`,
    preview: final ? "Nothing was charged." : kept,
    heading: "Payment didn't go through",
    paragraphs: [
      `The payment of ${asked} was declined. Nothing was charged.`,
      final ? "This order cannot be paid any more. You can order again." : `${kept} Try again, or use another card.`,
    ],
    action: { label: final ? "See your order" : "Pay again", url: links.order(payment) },
  };
}

export function paymentRefunded(refund: Refunded, links: Links): Letter {
  const { orderNumber, amount, currency, reason, sellerOrderId } = refund;
  const back = formatMoney(amount, currency);
  const because =
    reason === "ORDER_CANCELLED"
      ? `${sellerOrderId ? "A part of your order" : "Your order"} was cancelled.`
      : "Your payment reached us after the order had ended, so we did not keep it.";
  return {
    ...aboutOrder({ ...refund, number: orderNumber }, links),
    template: "payment-refunded",
    subject: `${back} for order ${orderNumber} is on its way back`,
    preview: "It takes a few days until you see it.",
    heading: `You get ${back} back`,
    paragraphs: [because, "It goes back the way you paid. Your bank may take a few days to show it."],
    totals: [{ label: "Refund", amount: back, isFinal: true }],
  };
}
