import type { PayloadOf } from "@stallhouse/contracts/event";
import type {
  orderCancelledV1,
  orderDeliveredV1,
  orderFailedV1,
  orderPartCancelledV1,
  OrderPayload,
  orderPriceChangedV1,
  orderShippedV1,
} from "@stallhouse/contracts/events/order";
import { formatMoney, formatTime } from "../letter/format.ts";
import type { Letter } from "../letter/letter.ts";
import type { Links } from "../links.ts";
import { aboutOrder, parcelOf, totalsOf } from "./order-parts.ts";

type Shipped = PayloadOf<typeof orderShippedV1>;
type PriceChanged = PayloadOf<typeof orderPriceChangedV1>;
type Delivered = PayloadOf<typeof orderDeliveredV1>;
type Cancelled = PayloadOf<typeof orderCancelledV1>;
type PartCancelled = PayloadOf<typeof orderPartCancelledV1>;
type Failed = PayloadOf<typeof orderFailedV1>;

export function orderReceived(order: OrderPayload, links: Links): Letter {
  const { number, currency, items, expiresAt } = order;
  const isHeld = expiresAt !== null;
  return {
    ...aboutOrder(order, links),
    template: "order-received",
    subject: `We have your order ${number}`,
    preview: isHeld ? "Pay now to make it yours." : "We are confirming the stock.",
    heading: "We have your order",
    paragraphs: isHeld
      ? [
          `Thank you, ${order.name}. Everything in it is held for you until ${formatTime(expiresAt)}.`,
          "If you have paid already, there is nothing left to do: the confirmation of your payment comes in its own mail.",
        ]
      : [
          `Thank you, ${order.name}. We are confirming with the sellers that everything is there.`,
          "We write to you as soon as you can pay. Nothing is charged before.",
        ],
    parcels: items.map((item) => parcelOf(item, currency)),
    totals: totalsOf(order, currency),
    action: { label: isHeld ? "See or pay your order" : "See your order", url: links.order(order) },
  };
}

/** For one that costs nothing: no payment will say that it is paid. */
export function orderIsFree(order: OrderPayload, links: Links): Letter {
  const { number, currency, items } = order;
  return {
    ...aboutOrder(order, links),
    template: "order-free",
    subject: `Your order ${number} is confirmed`,
    preview: "There is nothing to pay.",
    heading: "Your order is confirmed",
    paragraphs: [
      `Thank you, ${order.name}. There is nothing to pay. The sellers know, and pack now. We write when a parcel is on its way.`,
    ],
    parcels: items.map((item) => parcelOf(item, currency)),
    totals: totalsOf(order, currency),
  };
}

export function orderPriceChanged(order: PriceChanged, links: Links): Letter {
  const { number, currency, totalAmount, newTotalAmount, answerUntil } = order;
  const [before, now] = [formatMoney(totalAmount, currency), formatMoney(newTotalAmount, currency)];
  return {
    ...aboutOrder(order, links),
    template: "order-price-changed",
    subject: `The price of order ${number} changed`,
    preview: `It is ${now} now. Nothing is charged unless you agree.`,
    heading: "A price changed",
    paragraphs: [
      `While we confirmed with the sellers that everything is there, a price changed: your order costs ${now} now instead of ${before}.`,
      `Everything in it is held for you until ${formatTime(answerUntil)}. Agree to the new price or cancel. Without your word nothing is charged.`,
    ],
    totals: [
      { label: "Before", amount: before },
      { label: "Now", amount: now, isFinal: true },
    ],
    action: { label: "Agree or cancel", url: links.order(order) },
  };
}

export function orderShipped(order: Shipped, links: Links): Letter {
  const { number, shipment, sellerOrderId, address } = order;
  const sellerName = order.items.find((item) => item.sellerOrderId === sellerOrderId)?.sellerName ?? "the seller";
  return {
    ...aboutOrder(order, links),
    template: "order-shipped",
    subject: `A parcel of order ${number} is on its way`,
    preview: `${sellerName} handed it to ${shipment.carrier}.`,
    heading: "Your parcel is on its way",
    paragraphs: [`${sellerName} handed it to ${shipment.carrier}.`],
    facts: [
      { label: "Carrier", value: shipment.carrier },
      { label: "Tracking number", value: shipment.trackingNumber },
      { label: "Goes to", value: `${address.name}, ${address.postalCode} ${address.city}` },
    ],
    parcels: [{ title: `From ${sellerName}`, lines: shipment.lines }],
    action: { label: "Follow your parcel", url: links.order(order) },
  };
}

export function orderDelivered(order: Delivered, links: Links): Letter {
  const { number, currency, sellerOrderId } = order;
  const arrived = order.items.filter((item) => item.sellerOrderId === sellerOrderId);
  const sellerName = arrived[0]?.sellerName ?? "the seller";
  return {
    ...aboutOrder(order, links),
    template: "order-delivered",
    subject: `Delivered: ${sellerName}, order ${number}`,
    preview: "Everything from this seller has arrived.",
    heading: "Your parcel has arrived",
    paragraphs: [
      `Everything from ${sellerName} in this order is marked as delivered.`,
      "If something is missing or broken, open your order and tell us.",
    ],
    parcels: arrived.map((item) => parcelOf(item, currency)),
  };
}

const cancelledBecause: Record<Cancelled["by"], string> = {
  customer: "You cancelled it.",
  seller_blocked: "A seller in it may no longer sell here.",
  admin: "We had to cancel it.",
  system: "We had to cancel it.",
};

export function orderCancelled(order: Cancelled, links: Links): Letter {
  const { number, currency, totalAmount, wasPaid, by, reason, refundAmount = totalAmount } = order;
  const total = formatMoney(refundAmount, currency);
  const isPaidBack = wasPaid && refundAmount > 0;
  return {
    ...aboutOrder(order, links),
    template: "order-cancelled",
    subject: `Order ${number} is cancelled`,
    preview: isPaidBack ? `You get ${total} back.` : "Nothing was charged.",
    heading: "Your order is cancelled",
    paragraphs: [
      cancelledBecause[by],
      isPaidBack
        ? `You get ${total} back. We write again when the money is on its way.`
        : "Nothing was charged. If you still want the things in it, put them in your cart again.",
    ],
    facts: (by === "admin" || by === "system") && reason ? [{ label: "Reason", value: reason }] : [],
    parcels: endedParts(order).map((item) => parcelOf(item, currency)),
  };
}

/** The parts that end with the order; of those that were cancelled before people know. */
export function endedParts({ items, ended }: Pick<Cancelled, "items" | "ended">): OrderPayload["items"] {
  return items.filter((item) => !ended || ended.includes(item.sellerOrderId));
}

/** One part of a paid order, while the others come as they were ordered. */
export function orderPartCancelled(order: PartCancelled, links: Links): Letter {
  const { number, currency, items, sellerOrderId, refundAmount, by, reason } = order;
  const gone = items.filter((item) => item.sellerOrderId === sellerOrderId);
  const sellerName = gone[0]?.sellerName ?? "a seller";
  const back = formatMoney(refundAmount, currency);
  return {
    ...aboutOrder(order, links),
    template: "order-part-cancelled",
    subject: `A part of order ${number} is cancelled`,
    preview: refundAmount > 0 ? `You get ${back} back. The rest comes as ordered.` : "The rest comes as ordered.",
    heading: "A part of your order is cancelled",
    paragraphs: [
      by === "seller_blocked"
        ? `${sellerName} may no longer sell here, so their part of your order will not come.`
        : `The part from ${sellerName} will not come.`,
      refundAmount > 0
        ? `You get ${back} back, delivery included. We write again when the money is on its way. Everything else comes as you ordered it.`
        : "Nothing was charged for it. Everything else comes as you ordered it.",
    ],
    facts: by === "admin" && reason ? [{ label: "Reason", value: reason }] : [],
    parcels: gone.map((item) => parcelOf(item, currency)),
    totals: refundAmount > 0 ? [{ label: "You get back", amount: back, isFinal: true }] : [],
  };
}

export function orderExpired(order: OrderPayload, links: Links): Letter {
  const { number, currency } = order;
  return {
    ...aboutOrder(order, links),
    template: "order-expired",
    subject: `Order ${number} has expired`,
    preview: "It was not paid in time. Nothing was charged.",
    heading: "Your order has expired",
    paragraphs: [
      "It was not paid in time, so the things in it are on sale again. Nothing was charged.",
      "If you still want them, put them in your cart and order again.",
    ],
    parcels: order.items.map((item) => parcelOf(item, currency)),
    action: { label: "Order again", url: links.order(order) },
  };
}

const failedBecause: Record<string, string> = {
  VARIANT_OUT_OF_STOCK: "Something in it sold out before we could hold it for you.",
  VARIANT_NOT_FOR_SALE: "Something in it is no longer on sale.",
};

export function orderFailed(order: Failed, links: Links): Letter {
  const { number, currency, reason } = order;
  return {
    ...aboutOrder(order, links),
    template: "order-failed",
    subject: `We could not make your order ${number}`,
    preview: "What was paid goes back to you.",
    heading: "We could not make your order",
    paragraphs: [
      failedBecause[reason] ?? "It could not be paid or could not be put together.",
      "If anything was paid, it goes back to you by itself. You can change your cart and order again.",
    ],
    parcels: order.items.map((item) => parcelOf(item, currency)),
    action: { label: "See what happened", url: links.order(order) },
  };
}
