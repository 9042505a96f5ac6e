import { reviewPublishedV1, stockLowV1, stockReturnedV1 } from "@stallhouse/contracts/events/catalog";
import {
  accountAddressTakenV1,
  emailVerificationRequestedV1,
  passwordChangedV1,
  passwordResetRequestedV1,
  sellerApprovedV1,
  sellerBlockedV1,
  sellerCreatedV1,
  sellerUnblockedV1,
  userCreatedV1,
  userPreferencesChangedV1,
} from "@stallhouse/contracts/events/identity";
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
import { paymentFailedV1, paymentRefundedV1, paymentSucceededV1 } from "@stallhouse/contracts/events/payment";
import { defineConsumers, on } from "@stallhouse/messaging/consume";
import { revocationConsumer } from "@stallhouse/service/revocations";
import { keepSeller, keepUser } from "./contact/keep-contact.ts";
import { keepChoices, wantedOf } from "./contact/mail-choices.ts";
import * as account from "./letters/account-letters.ts";
import * as orders from "./letters/order-letters.ts";
import * as payments from "./letters/payment-letters.ts";
import { stockReturned } from "./letters/stock-letters.ts";
import { createLinks } from "./links.ts";
import type { Links } from "./links.ts";
import { createTell, mailTo } from "./notification/tell.ts";
import { findKnown, keepHold, moveHold } from "./order-hold/order-hold.ts";
import { parcelMessages } from "./notification/parcel-messages.ts";
import { reviewMails } from "./notification/review-mails.ts";
import { stockLowMails } from "./notification/stock-low-mails.ts";
import { cancelledSellerMails, paidSellerMails, partCancelledMails } from "./notification/seller-order-mails.ts";

type Tell = ReturnType<typeof createTell>;

/** Which facts lead to which messages, to whom. */
export function notifierConsumers({ publicUrl }: { publicUrl: string }) {
  const links = createLinks(publicUrl);
  const tell = createTell(links.home);
  return defineConsumers([
    revocationConsumer,
    ...accountConsumers(links, tell),
    on(stockLowV1, async (tx, stock, fact) => tell(tx, fact, await stockLowMails(tx, stock, links))),
    on(stockReturnedV1, async (tx, stock, fact) => tell(tx, fact, [mailTo(stock.email, stockReturned(stock, links))])),
    on(reviewPublishedV1, async (tx, review, fact) => tell(tx, fact, await reviewMails(tx, review, links))),
    on(orderCreatedV1, async (tx, order, fact) => {
      await keepHold(tx, order);
      // One that costs nothing is paid with the same breath.
      if (order.expiresAt && order.totalAmount === 0) return;
      await tell(tx, fact, [mailTo(order.email, orders.orderReceived(order, links))]);
    }),
    on(orderPriceChangedV1, async (tx, order, fact) =>
      tell(tx, fact, [mailTo(order.email, orders.orderPriceChanged(order, links))]),
    ),
    on(orderHoldExtendedV1, moveHold),
    on(orderPaidV1, async (tx, order, fact) => {
      const customer = order.totalAmount === 0 ? [mailTo(order.email, orders.orderIsFree(order, links))] : [];
      await tell(tx, fact, [...customer, ...(await paidSellerMails(tx, order, links))]);
    }),
    on(orderShippedV1, async (tx, order, fact) =>
      tell(tx, fact, await wantedOf(tx, { topic: "parcels", ...order }, parcelMessages(order, links))),
    ),
    on(orderDeliveredV1, async (tx, order, fact) => {
      const mail = mailTo(order.email, orders.orderDelivered(order, links));
      await tell(tx, fact, await wantedOf(tx, { topic: "parcels", ...order }, [mail]));
    }),
    on(orderCancelledV1, async (tx, order, fact) => {
      const customer = mailTo(order.email, orders.orderCancelled(order, links));
      await tell(tx, fact, [customer, ...(await cancelledSellerMails(tx, order, links))]);
    }),
    on(orderPartCancelledV1, async (tx, order, fact) => {
      const customer = mailTo(order.email, orders.orderPartCancelled(order, links));
      await tell(tx, fact, [customer, ...(await partCancelledMails(tx, order, links))]);
    }),
    on(orderExpiredV1, async (tx, order, fact) =>
      tell(tx, fact, [mailTo(order.email, orders.orderExpired(order, links))]),
    ),
    on(orderFailedV1, async (tx, order, fact) => {
      if (!order.isUnannounced) await tell(tx, fact, [mailTo(order.email, orders.orderFailed(order, links))]);
    }),
    on(paymentSucceededV1, async (tx, payment, fact) => {
      const { trackToken } = await findKnown(tx, payment.orderId);
      await tell(tx, fact, [mailTo(payment.email, payments.paymentReceived({ ...payment, trackToken }, links))]);
    }),
    on(paymentFailedV1, async (tx, payment, fact) => {
      const { keptUntil, trackToken } = await findKnown(tx, payment.orderId);
      const letter = payments.paymentFailed({ ...payment, trackToken }, keptUntil, links);
      await tell(tx, fact, [mailTo(payment.email, letter)]);
    }),
    on(paymentRefundedV1, async (tx, refund, fact) => {
      const { trackToken } = await findKnown(tx, refund.orderId);
      await tell(tx, fact, [mailTo(refund.email, payments.paymentRefunded({ ...refund, trackToken }, links))]);
    }),
  ]);
}

/** What concerns a person's own account and a seller's standing. */
function accountConsumers(links: Links, tell: Tell) {
  return [
    on(userCreatedV1, async (tx, user, fact) => {
      await keepUser(tx, user);
      // Sellers are welcomed by the receipt of their application, admins are made by the house.
      if (user.role === "user") await tell(tx, fact, [mailTo(user.email, account.welcome(user, links))]);
    }),
    on(passwordResetRequestedV1, async (tx, link, fact) =>
      tell(tx, fact, [mailTo(link.email, account.resetPassword(link, links))]),
    ),
    on(passwordChangedV1, async (tx, user, fact) =>
      tell(tx, fact, [mailTo(user.email, account.passwordChanged(user, links))]),
    ),
    on(emailVerificationRequestedV1, async (tx, link, fact) =>
      tell(tx, fact, [mailTo(link.email, account.verifyEmail(link, links))]),
    ),
    on(accountAddressTakenV1, async (tx, owner, fact) =>
      tell(tx, fact, [mailTo(owner.email, account.addressTaken(owner, links))]),
    ),
    on(userPreferencesChangedV1, async (tx, chosen) => keepChoices(tx, chosen)),
    on(sellerCreatedV1, async (tx, seller, fact) => {
      await keepSeller(tx, seller);
      await tell(tx, fact, [mailTo(seller.email, account.applicationReceived(seller, links))]);
    }),
    on(sellerApprovedV1, async (tx, seller, fact) => {
      await keepSeller(tx, seller);
      await tell(tx, fact, [mailTo(seller.email, account.sellerApproved(seller, links))]);
    }),
    on(sellerBlockedV1, async (tx, seller, fact) => {
      await keepSeller(tx, seller);
      await tell(tx, fact, [mailTo(seller.email, account.sellerBlocked(seller, links))]);
    }),
    on(sellerUnblockedV1, async (tx, seller, fact) => {
      await keepSeller(tx, seller);
      await tell(tx, fact, [mailTo(seller.email, account.sellerUnblocked(seller, links))]);
    }),
  ];
}
