import {
  reviewPublishedV1,
  stockAlertAskedV1,
  stockAlertsConfirmedV1,
  stockLowV1,
  stockReturnedV1,
} from "@stallhouse/contracts/events/catalog";
import {
  orderCancelledV1,
  orderCreatedV1,
  orderDeliveredV1,
  orderExpiredV1,
  orderFailedV1,
  orderHoldExtendedV1,
  orderPaidV1,
  orderPartCancelledV1,
  orderPriceChangedV1,
  orderShippedV1,
} from "@stallhouse/contracts/events/order";
import type { OrderPayload } from "@stallhouse/contracts/events/order";
import { paymentFailedV1, paymentRefundedV1, paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import { defineConsumers, on } from "@stallhouse/messaging/consume";
import { revocationConsumer } from "@stallhouse/service/revocations";
import { accountConsumers } from "./account-consumers.ts";
import { wantedOf } from "./contact/mail-choices.ts";
import * as orders from "./letters/order-letters.ts";
import * as payments from "./letters/payment-letters.ts";
import { stockAlertAsked, stockReturned } from "./letters/stock-letters.ts";
import { createLinks } from "./links.ts";
import type { Links } from "./links.ts";
import { mailSellers } from "./notification/mail-sellers.ts";
import { parcelMessages } from "./notification/parcel-messages.ts";
import { stockLowAdminMails } from "./notification/stock-low-mails.ts";
import { mailTo, tell } from "./notification/tell.ts";
import type { Sender } from "./notification/tell.ts";
import { findKnown, keepHold, moveHold } from "./order-hold/order-hold.ts";

/** Which facts lead to which messages, to whom. */
export function notifierConsumers({ publicUrl }: { publicUrl: string }) {
  const links = createLinks(publicUrl);
  return defineConsumers([
    revocationConsumer,
    ...accountConsumers(links),
    ...stockConsumers(links),
    ...orderConsumers(links),
    ...paymentConsumers(links),
  ]);
}

function stockConsumers(links: Links) {
  return [
    on(stockLowV1, async (tx, stock, fact) => {
      const toSeller = await mailSellers(tx, fact, links);
      const messages = [...toSeller, ...(await stockLowAdminMails(tx, stock, links))];
      await tell(tx, fact, { messages, by: `seller ${stock.sellerId}` });
    }),
    on(stockAlertAskedV1, async (tx, stock, fact) => {
      const messages = [mailTo(stock.email, stockAlertAsked(stock, links))];
      await tell(tx, fact, { messages, by: stock.askedBy && `person ${stock.askedBy}` });
    }),
    on(stockAlertsConfirmedV1, async (tx, { email }, fact) => tell(tx, fact, { confirms: email })),
    on(stockReturnedV1, async (tx, stock, fact) =>
      // Only a confirmed address waits for anything.
      tell(tx, fact, { messages: [mailTo(stock.email, stockReturned(stock, links))], confirms: stock.email }),
    ),
    on(reviewPublishedV1, async (tx, _review, fact) =>
      tell(tx, fact, { messages: await mailSellers(tx, fact, links) }),
    ),
  ];
}

function orderConsumers(links: Links) {
  return [
    on(orderCreatedV1, async (tx, order, fact) => {
      // One that costs nothing is paid with the same breath.
      const isFree = order.expiresAt !== null && order.totalAmount === 0;
      const messages = isFree ? [] : [mailTo(order.email, orders.orderReceived(order, links))];
      await tell(tx, fact, { messages, by: customerOf(order), also: keepHold(order) });
    }),
    on(orderPriceChangedV1, async (tx, order, fact) => {
      const messages = [mailTo(order.email, orders.orderPriceChanged(order, links))];
      await tell(tx, fact, { messages, by: customerOf(order) });
    }),
    on(orderHoldExtendedV1, moveHold),
    on(orderPaidV1, async (tx, order, fact) => {
      const customer = order.totalAmount === 0 ? [mailTo(order.email, orders.orderIsFree(order, links))] : [];
      await tell(tx, fact, { messages: [...customer, ...(await mailSellers(tx, fact, links))], by: customerOf(order) });
    }),
    on(orderShippedV1, async (tx, order, fact) => {
      const messages = await wantedOf(tx, { topic: "parcels", ...order }, parcelMessages(order, links));
      await tell(tx, fact, { messages, by: sellerOf(order) });
    }),
    on(orderDeliveredV1, async (tx, order, fact) => {
      const mail = mailTo(order.email, orders.orderDelivered(order, links));
      const messages = await wantedOf(tx, { topic: "parcels", ...order }, [mail]);
      await tell(tx, fact, { messages, by: sellerOf(order) });
    }),
    on(orderCancelledV1, async (tx, order, fact) => {
      const customer = mailTo(order.email, orders.orderCancelled(order, links));
      await tell(tx, fact, { messages: [customer, ...(await mailSellers(tx, fact, links))], by: customerOf(order) });
    }),
    on(orderExpiredV1, async (tx, order, fact) => {
      const messages = [mailTo(order.email, orders.orderExpired(order, links))];
      await tell(tx, fact, { messages, by: customerOf(order) });
    }),
    on(orderPartCancelledV1, async (tx, order, fact) => {
      const customer = mailTo(order.email, orders.orderPartCancelled(order, links));
      await tell(tx, fact, { messages: [customer, ...(await mailSellers(tx, fact, links))] });
    }),
    on(orderFailedV1, async (tx, order, fact) => {
      if (order.isUnannounced) return;
      const messages = [mailTo(order.email, orders.orderFailed(order, links))];
      await tell(tx, fact, { messages, by: customerOf(order) });
    }),
  ];
}

function paymentConsumers(links: Links) {
  return [
    on(paymentSucceededV1, async (tx, payment, fact) => {
      const { trackToken } = await findKnown(tx, payment.orderId);
      const letter = payments.paymentReceived({ ...payment, trackToken }, links);
      // Money is a sign that somebody stands behind the address. An order of nothing is none.
      const confirms = payment.amount > 0 ? payment.email : undefined;
      await tell(tx, fact, { messages: [mailTo(payment.email, letter)], confirms });
    }),
    on(paymentFailedV1, async (tx, payment, fact) => {
      const { keptUntil, trackToken } = await findKnown(tx, payment.orderId);
      const letter = payments.paymentFailed({ ...payment, trackToken }, keptUntil, links);
      await tell(tx, fact, { messages: [mailTo(payment.email, letter)] });
    }),
    on(paymentRefundedV1, async (tx, refund, fact) => {
      const { trackToken } = await findKnown(tx, refund.orderId);
      const letter = payments.paymentRefunded({ ...refund, trackToken }, links);
      await tell(tx, fact, { messages: [mailTo(refund.email, letter)] });
    }),
  ];
}

function customerOf({ userId }: OrderPayload): Sender {
  return `person ${userId}`;
}

/** The seller whose part of the order the fact is about. */
function sellerOf({ items, sellerOrderId }: OrderPayload & { sellerOrderId: string }): Sender {
  const part = items.find((item) => item.sellerOrderId === sellerOrderId);
  return part ? `seller ${part.sellerId}` : null;
}
