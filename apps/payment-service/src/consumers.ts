import type { PayloadOf } from "@stallhouse/contracts/event";
import {
  orderAddressChangedV1,
  orderAnsweredV1,
  orderCancelledV1,
  orderCreatedV1,
  orderExpiredV1,
  orderFailedV1,
  orderHoldExtendedV1,
  orderPaidV1,
  orderPartCancelledV1,
  orderPaymentRequestedV1,
} from "@stallhouse/contracts/events/order";
import { defineConsumers, on } from "@stallhouse/messaging/consume";
import { revocationConsumer } from "@stallhouse/service/revocations";
import { buryOrder, causeOf } from "./payment/bury-order.ts";
import { ensurePage, expectPayment, isExpected } from "./payment/expect-payment.ts";
import { heedWord } from "./payment/heed-word.ts";
import { noteAnswer } from "./payment/note-answer.ts";
import { refreshPayment } from "./payment/refresh-payment.ts";
import { refundPart } from "./refund/refund-part.ts";
import type { Deps, Tx } from "./trpc.ts";

/** Order calls `open` by itself a moment after it announced the order; only if that call never arrives, this opens the page. */
const graceSeconds = 15;

export function paymentConsumers({ sweepSeconds, log }: Deps) {
  const expectOrder = async (tx: Tx, order: PayloadOf<typeof orderCreatedV1>) => {
    // What costs nothing is paid without us.
    if (order.status !== "PAYMENT_PENDING" || !order.expiresAt || order.totalAmount === 0) return;
    const payment = await expectPayment(
      tx,
      { ...order, orderNumber: order.number, amount: order.totalAmount, expiresAt: order.expiresAt },
      sweepSeconds,
    );
    if (payment.status === "OPEN" && !payment.isRefused) await ensurePage(tx, payment, graceSeconds);
  };
  return defineConsumers([
    revocationConsumer,
    on(orderCreatedV1, async (tx: Tx, order) => {
      if (!(await isExpected(tx, order))) await expectOrder(tx, order);
    }),
    on(orderPaymentRequestedV1, expectOrder),
    on(orderHoldExtendedV1, refreshPayment),
    on(orderAddressChangedV1, refreshPayment),
    on(orderPaidV1, noteAnswer),
    on(orderAnsweredV1, (tx: Tx, answer) => heedWord({ tx, log }, answer)),
    on(orderCancelledV1, (tx: Tx, { orderId, wasPaid }) => buryOrder(tx, orderId, causeOf(wasPaid))),
    on(orderPartCancelledV1, refundPart),
    on(orderExpiredV1, (tx: Tx, { orderId }) => buryOrder(tx, orderId, "ORDER_DEAD")),
    on(orderFailedV1, (tx: Tx, { orderId }) => buryOrder(tx, orderId, "ORDER_DEAD")),
  ]);
}
