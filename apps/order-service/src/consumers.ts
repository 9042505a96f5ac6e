import {
  productCreatedV1,
  productDeletedV1,
  productUpdatedV1,
  stockChangedV1,
  stockHoldLapsedV1,
  stockRejectedV1,
  stockReservedV1,
} from "@stallhouse/contracts/events/catalog";
import { sellerBlockedV1, sellerUnblockedV1 } from "@stallhouse/contracts/events/identity";
import {
  paymentFailedV1,
  paymentRefundedV1,
  paymentSucceededV1,
  paymentUnansweredV1,
} from "@stallhouse/contracts/events/payment";
import { alone, defineConsumers, on } from "@stallhouse/messaging/consume";
import { revocationConsumer } from "@stallhouse/service/revocations";
import { learnProduct, learnStock } from "./cart/known-variants.ts";
import { answerCatalog, answerPayment } from "./reconcile/give-word.ts";
import { markPaid, notePaymentFailed, noteRefund } from "./payment/hear-payment.ts";
import { noteStockRejected, noteStockReserved } from "./placement/hear-stock.ts";
import { blockSeller, unblockSeller } from "./seller/block-seller.ts";

export const consumers = defineConsumers([
  revocationConsumer,
  ...[on(sellerBlockedV1, blockSeller), on(sellerUnblockedV1, unblockSeller)].map(alone),
  on(productCreatedV1, (tx, product) => learnProduct(tx, product, product.onSale)),
  on(productUpdatedV1, (tx, product) => learnProduct(tx, product, product.onSale)),
  on(productDeletedV1, (tx, product) => learnProduct(tx, product, false)),
  on(stockChangedV1, learnStock),
  on(stockReservedV1, noteStockReserved),
  on(stockRejectedV1, noteStockRejected),
  on(stockHoldLapsedV1, answerCatalog),
  on(paymentSucceededV1, markPaid),
  on(paymentUnansweredV1, answerPayment),
  on(paymentFailedV1, notePaymentFailed),
  on(paymentRefundedV1, noteRefund),
]);
