import type { PayloadOf } from "@stallhouse/contracts/event";
import type { orderCancelledV1, orderPartCancelledV1, OrderPayload } from "@stallhouse/contracts/events/order";
import { getSellerEmails } from "../contact/contact-queries.ts";
import type { Letter } from "../letter/letter.ts";
import { endedParts } from "../letters/order-letters.ts";
import { sellerOrderCancelled, sellerOrderPaid, sellerOrderStands } from "../letters/seller-letters.ts";
import type { Links } from "../links.ts";
import type { NotifierTx } from "../schema.ts";
import { mailTo } from "./tell.ts";

type SellerOrder = OrderPayload["items"][number];

/** To each seller in the order, about their own part of it. */
export async function paidSellerMails(tx: NotifierTx, order: OrderPayload, links: Links) {
  return await mailSellers(tx, order, (part) => sellerOrderPaid(order, part, links));
}

/** Sellers hear of a cancelled order only if they had been told to ship it. */
export async function cancelledSellerMails(tx: NotifierTx, order: PayloadOf<typeof orderCancelledV1>, links: Links) {
  if (!order.wasPaid) return [];
  const items = endedParts(order);
  return await mailSellers(tx, { items }, (part) => sellerOrderCancelled(order, part, links));
}

/** The seller whose part will not be fulfilled, and those who still have to ship theirs. */
export async function partCancelledMails(tx: NotifierTx, order: PayloadOf<typeof orderPartCancelledV1>, links: Links) {
  const isGone = (part: SellerOrder) => part.sellerOrderId === order.sellerOrderId;
  const items = order.items.filter((part) => isGone(part) || part.status === "PAID" || part.status === "PROCESSING");
  return await mailSellers(tx, { items }, (part) =>
    isGone(part) ? sellerOrderCancelled(order, part, links) : sellerOrderStands(order, part, links),
  );
}

type Items = Pick<OrderPayload, "items">;

async function mailSellers(tx: NotifierTx, { items }: Items, letterFor: (part: SellerOrder) => Letter) {
  const emails = await getSellerEmails(
    tx,
    items.map((part) => part.sellerId),
  );
  return items.flatMap((part) => {
    const email = emails.get(part.sellerId);
    return email ? [mailTo(email, letterFor(part))] : [];
  });
}
