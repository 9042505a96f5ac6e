import type { PayloadOf } from "@stallhouse/contracts/event";
import type { orderCancelledV1, OrderPayload } from "@stallhouse/contracts/events/order";
import { getSellerEmails } from "../contact/contact-queries.ts";
import type { Letter } from "../letter/letter.ts";
import { sellerOrderCancelled, sellerOrderPaid } from "../letters/seller-letters.ts";
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
  return await mailSellers(tx, order, (part) => sellerOrderCancelled(order, part, links));
}

async function mailSellers(tx: NotifierTx, { items }: OrderPayload, letterFor: (part: SellerOrder) => Letter) {
  const emails = await getSellerEmails(
    tx,
    items.map((part) => part.sellerId),
  );
  return items.flatMap((part) => {
    const email = emails.get(part.sellerId);
    return email ? [mailTo(email, letterFor(part))] : [];
  });
}
