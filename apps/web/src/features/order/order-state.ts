import type { OrderView } from "~/api/shapes.ts";
import { declineText } from "./order-words.ts";
import type { Status } from "./order-words.ts";

type Payment = OrderView["payment"];
export type Facts = Pick<OrderView, "status" | "payment" | "canPay">;
export type Said = {
  kind: "good" | "waiting" | "bad" | "over";
  title: string;
  text: string;
  /** The order is kept for so long; shown with the hour. */
  showsHold?: boolean;
  payText?: string;
};

/** What an order's page says about the order as a whole: what is true, and what happens next. */
export function orderState(facts: Facts, wasLeft = false): Said {
  return facts.status === "PAYMENT_PENDING" ? unpaid(facts, wasLeft) : settled[facts.status](facts.payment);
}

function unpaid({ payment, canPay }: Facts, wasLeft: boolean): Said {
  if (payment.state === "declined") {
    const text = `${declineText(payment.reason)} Nothing was charged, and your order is kept.`;
    return { kind: "bad", title: "Payment didn’t go through", text, showsHold: true, payText: "Try again" };
  }
  if (!canPay) {
    const text = "The payment page is being closed. This page goes on by itself.";
    return { kind: "waiting", title: "Your order is being cancelled", text };
  }
  if (wasLeft) {
    const text = "You left the payment page. Nothing was charged, and your order is kept.";
    return { kind: "bad", title: "Not paid yet", text, showsHold: true };
  }
  const text =
    "This page goes on by itself as soon as the payment is confirmed. If you haven’t paid yet, you still can.";
  return { kind: "waiting", title: "We’re confirming your payment", text, showsHold: true };
}

const live = "You follow each parcel here, live.";

const settled: Record<Exclude<Status, "PAYMENT_PENDING">, (payment: Payment) => Said> = {
  PENDING: () => ({
    kind: "waiting",
    title: "We’re confirming stock",
    text: "We have your order; nothing has been charged. This page goes on by itself, and we write to you too.",
  }),
  PAID: () => ({ kind: "good", title: "Thank you, your order is paid", text: `The sellers are packing. ${live}` }),
  PROCESSING: () => ({ kind: "good", title: "Your order is being packed", text: live }),
  SHIPPED: () => ({ kind: "good", title: "Your order is on its way", text: live }),
  DELIVERED: () => ({ kind: "good", title: "Your order has arrived", text: "All its parcels are delivered." }),
  CANCELLED: ({ state }) => ({ kind: "over", title: "Order cancelled", text: refundText(state) }),
  EXPIRED: ({ state }) => ({
    kind: "over",
    title: "Order expired",
    text: `It was not paid in time, so your things are free for others again. ${refundText(state)}`,
  }),
  FAILED: ({ state }) => ({
    kind: "over",
    title: "The order could not be placed",
    text: `Something in it was no longer to be had. ${refundText(state)}`,
  }),
  REFUNDED: () => ({ kind: "over", title: "Order refunded", text: refundText("refunded") }),
};

function refundText(payment: Payment["state"]): string {
  if (payment === "refunded") return "Your money is on its way back to you.";
  if (payment === "refunding" || payment === "paid") return "Your money goes back to you in full.";
  return "Nothing was charged.";
}
