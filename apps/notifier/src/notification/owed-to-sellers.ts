import { reviewPublishedV1, stockLowV1 } from "@stallhouse/contracts/events/catalog";
import type { EmailTopic } from "@stallhouse/contracts/email-topics";
import type { Envelope, EventDefinition, PayloadOf } from "@stallhouse/contracts/event";
import { orderCancelledV1, orderPaidV1, orderPartCancelledV1 } from "@stallhouse/contracts/events/order";
import type { OrderPayload } from "@stallhouse/contracts/events/order";
import type { SellerId } from "@stallhouse/contracts/ids";
import type { Letter } from "../letter/letter.ts";
import { endedParts } from "../letters/order-letters.ts";
import * as sellers from "../letters/seller-letters.ts";
import type { Links } from "../links.ts";

/** A letter to a seller, whom facts name only by their id. */
export type SellerLetter = {
  sellerId: SellerId;
  letter: Letter;
  /** Sellers may do without mails of a topic. */
  topic?: EmailTopic;
};

type Part = OrderPayload["items"][number];
type Owes = (payload: unknown, links: Links) => SellerLetter[];

const owes: ReadonlyMap<string, Owes> = new Map([
  // To each seller in the order, about their own part of it.
  by(orderPaidV1, (order, links) => partsOf(order, (part) => sellers.sellerOrderPaid(order, part, links))),
  // Only if they had been told to ship it.
  by(orderCancelledV1, (order, links) =>
    order.wasPaid
      ? partsOf({ items: endedParts(order) }, (part) => sellers.sellerOrderCancelled(order, part, links))
      : [],
  ),
  // The seller whose part will not be fulfilled, and those who still have to ship theirs.
  by(orderPartCancelledV1, (order, links) => {
    const isGone = (part: Part) => part.sellerOrderId === order.sellerOrderId;
    const items = order.items.filter((part) => isGone(part) || part.status === "PAID" || part.status === "PROCESSING");
    return partsOf({ items }, (part) =>
      isGone(part) ? sellers.sellerOrderCancelled(order, part, links) : sellers.sellerOrderStands(order, part, links),
    );
  }),
  by(reviewPublishedV1, (review, links) => [
    { sellerId: review.sellerId, letter: sellers.reviewPublished(review, links) },
  ]),
  by(stockLowV1, (stock, links) => [
    { sellerId: stock.sellerId, letter: sellers.stockLowForSeller(stock, links), topic: "stock" as const },
  ]),
]);

/** What a fact owes sellers. From the fact alone, so that it can be asked again once a seller is known. */
export function owedToSellers({ key, payload }: Envelope, links: Links): SellerLetter[] {
  return owes.get(key)?.(payload, links) ?? [];
}

function by<D extends EventDefinition>(
  event: D,
  letters: (payload: PayloadOf<D>, links: Links) => SellerLetter[],
): [string, Owes] {
  return [event.key, (payload, links) => letters(event.payload.parse(payload) as PayloadOf<D>, links)];
}

function partsOf({ items }: Pick<OrderPayload, "items">, letterFor: (part: Part) => Letter): SellerLetter[] {
  return items.map((part) => ({ sellerId: part.sellerId, letter: letterFor(part) }));
}
