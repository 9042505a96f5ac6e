import type { OrderView } from "~/api/shapes.ts";
import { declineText } from "./order-words.ts";

export type Facts = Pick<OrderView, "status" | "payment" | "canPay">;
export type Said = {
  kind: "good" | "waiting" | "bad" | "over";
  title: string;
  text: string;
  /** The order is kept for so long; shown with the hour. */
  showsHold: boolean;
  payText: string;
};

/** What an order's page says about the order as a whole: what is true, and what happens next. */
export function orderState({ status, payment, canPay }: Facts, wasLeft = false): Said {
  const said = (kind: Said["kind"], title: string, text: string, more: Partial<Said> = {}): Said => ({
    kind,
    title,
    text,
    showsHold: false,
    payText: "Pay now",
    ...more,
  });
  switch (status) {
    case "PENDING":
      return said(
        "waiting",
        "We’re confirming stock",
        "We have your order; nothing has been charged. This page goes on by itself, and we write to you too.",
      );
    case "PAYMENT_PENDING":
      if (payment.state === "declined") {
        const text = `${declineText(payment.reason)} Nothing was charged, and your order is kept.`;
        return said("bad", "Payment didn’t go through", text, { showsHold: true, payText: "Try again" });
      }
      if (wasLeft) {
        const text = "You left the payment page. Nothing was charged, and your order is kept.";
        return said("bad", "Not paid yet", text, { showsHold: true });
      }
      return canPay
        ? said(
            "waiting",
            "We’re confirming your payment",
            "This page goes on by itself as soon as the payment is confirmed. If you haven’t paid yet, you still can.",
            { showsHold: true },
          )
        : said(
            "waiting",
            "Your order is being cancelled",
            "The payment page is being closed. This page goes on by itself.",
          );
    case "CANCELLED":
      return said("over", "Order cancelled", refundText(payment.state));
    case "EXPIRED":
      return said(
        "over",
        "Order expired",
        `It was not paid in time, so your things are free for others again. ${refundText(payment.state)}`,
      );
    case "FAILED":
      return said(
        "over",
        "The order could not be placed",
        `Something in it was no longer to be had. ${refundText(payment.state)}`,
      );
    case "REFUNDED":
      return said("over", "Order refunded", refundText("refunded"));
    case "PAID":
      return said(
        "good",
        "Thank you, your order is paid",
        "The sellers are packing. You follow each parcel here, live.",
      );
    case "PROCESSING":
      return said("good", "Your order is being packed", "You follow each parcel here, live.");
    case "SHIPPED":
      return said("good", "Your order is on its way", "You follow each parcel here, live.");
    case "DELIVERED":
      return said("good", "Your order has arrived", "All its parcels are delivered.");
  }
}

function refundText(payment: OrderView["payment"]["state"]): string {
  if (payment === "refunded") return "Your money is on its way back to you.";
  if (payment === "refunding" || payment === "paid") return "Your money goes back to you in full.";
  return "Nothing was charged.";
}
