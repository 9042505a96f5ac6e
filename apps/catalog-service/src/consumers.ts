import {
  emailVerifiedV1,
  sellerApprovedV1,
  sellerBlockedV1,
  sellerCreatedV1,
  sellerUnblockedV1,
  sellerUpdatedV1,
} from "@stallhouse/contracts/events/identity";
import {
  orderAnsweredV1,
  orderCancelledV1,
  orderDeliveredV1,
  orderExpiredV1,
  orderFailedV1,
  orderPaidV1,
  orderPartCancelledV1,
  stockRequestedV1,
} from "@stallhouse/contracts/events/order";
import { alone, defineConsumers, on } from "@stallhouse/messaging/consume";
import { revocationConsumer } from "@stallhouse/service/revocations";
import { answerStockRequest } from "./inventory/answer-request.ts";
import { commitStock } from "./inventory/commit-stock.ts";
import { heedWord } from "./inventory/heed-word.ts";
import { closeOrderStock, closePartStock } from "./inventory/release-stock.ts";
import { rememberPurchase } from "./review/remember-purchase.ts";
import { rememberVerified } from "./stock-alert/answer-alert.ts";
import { rememberSeller } from "./seller/remember-seller.ts";

export const consumers = defineConsumers([
  revocationConsumer,
  on(emailVerifiedV1, rememberVerified),
  ...[
    on(sellerCreatedV1, (tx, seller, { occurredAt }) =>
      rememberSeller(tx, { ...seller, standing: "pending", occurredAt }),
    ),
    on(sellerApprovedV1, (tx, seller, { occurredAt }) =>
      rememberSeller(tx, { ...seller, standing: "active", occurredAt }),
    ),
    on(sellerBlockedV1, (tx, seller, { occurredAt }) =>
      rememberSeller(tx, { ...seller, standing: "blocked", occurredAt }),
    ),
    on(sellerUnblockedV1, (tx, seller, { occurredAt }) =>
      rememberSeller(tx, { ...seller, standing: "active", occurredAt }),
    ),
    on(sellerUpdatedV1, (tx, seller, { occurredAt }) => rememberSeller(tx, { ...seller, occurredAt })),
    on(orderPaidV1, (tx, { orderId, items }) =>
      commitStock(tx, { orderId, lines: items.flatMap(({ lines }) => lines) }),
    ),
    on(orderDeliveredV1, (tx, order, { occurredAt }) => rememberPurchase(tx, order, occurredAt)),
    on(orderCancelledV1, (tx, { orderId }) => closeOrderStock(tx, orderId)),
    on(orderPartCancelledV1, (tx, { orderId, sellerOrderId, items }) => {
      const part = items.filter((item) => item.sellerOrderId === sellerOrderId);
      return closePartStock(
        tx,
        orderId,
        part.flatMap(({ lines }) => lines.map(({ variantId }) => variantId)),
      );
    }),
    on(orderExpiredV1, (tx, { orderId }) => closeOrderStock(tx, orderId)),
    on(orderFailedV1, (tx, { orderId }) => closeOrderStock(tx, orderId)),
    on(orderAnsweredV1, heedWord),
    on(stockRequestedV1, answerStockRequest),
  ].map(alone),
]);
