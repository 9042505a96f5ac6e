import type { OrderView } from "~/api/shapes.ts";
import type { Messages } from "~/i18n/messages.ts";
import { declineText } from "./order-words.ts";
import type { OrderText, Status } from "./order-words.ts";

type Payment = OrderView["payment"];
export type Facts = Pick<OrderView, "status" | "payment" | "canPay"> & Partial<Pick<OrderView, "newPrice">>;
export type Said = {
  kind: "good" | "waiting" | "bad" | "over";
  title: keyof Messages["order"]["titles"];
  /** Sentence after sentence. */
  texts: readonly OrderText[];
  /** The order is kept for so long; shown with the hour. */
  showsHold?: boolean;
  /** Paying was tried and did not work. */
  isRetry?: boolean;
};

/** What an order's page says about the order as a whole: what is true, and what happens next. */
export function orderState(facts: Facts, wasLeft = false): Said {
  const { status, payment } = facts;
  if (facts.newPrice) return { kind: "waiting", title: "newPrice", texts: ["newPrice"], showsHold: true };
  if (status === "PAYMENT_PENDING") return unpaid(facts, wasLeft);
  return { title: status, ...settled[status](payment) };
}

function unpaid({ payment, canPay }: Facts, wasLeft: boolean): Said {
  if (payment.state === "declined") {
    const texts = [declineText(payment.reason), "kept"] as const;
    return { kind: "bad", title: "declined", texts, showsHold: true, isRetry: true };
  }
  if (!canPay) return { kind: "waiting", title: "closing", texts: ["closing"] };
  if (wasLeft) return { kind: "bad", title: "left", texts: ["left", "kept"], showsHold: true };
  return { kind: "waiting", title: "confirming", texts: ["confirming"], showsHold: true };
}

const settled: Record<Exclude<Status, "PAYMENT_PENDING">, (payment: Payment) => Pick<Said, "kind" | "texts">> = {
  PENDING: () => ({ kind: "waiting", texts: ["stock"] }),
  PAID: () => ({ kind: "good", texts: ["packing", "live"] }),
  PROCESSING: () => ({ kind: "good", texts: ["live"] }),
  SHIPPED: () => ({ kind: "good", texts: ["live"] }),
  DELIVERED: () => ({ kind: "good", texts: ["arrived"] }),
  CANCELLED: ({ state }) => ({ kind: "over", texts: [refundText(state)] }),
  EXPIRED: ({ state }) => ({ kind: "over", texts: ["expired", refundText(state)] }),
  FAILED: ({ state }) => ({ kind: "over", texts: ["failed", refundText(state)] }),
  REFUNDED: () => ({ kind: "over", texts: ["refunded"] }),
};

function refundText(payment: Payment["state"]): OrderText {
  if (payment === "refunded") return "refunded";
  return payment === "refunding" || payment === "paid" ? "refunding" : "uncharged";
}
