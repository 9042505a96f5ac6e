import { emailInput, line } from "@stallhouse/contracts/forms/input";
import { amount, currency } from "@stallhouse/contracts/money";
import { orderId, sellerOrderId, userId } from "@stallhouse/contracts/ids";
import { z } from "zod";
import { buryOrder, causeOf } from "./payment/bury-order.ts";
import { closePayment } from "./payment/close-payment.ts";
import { openPayment } from "./payment/open-payment.ts";
import { getPayment } from "./payment/payment-queries.ts";
import { listPaymentStates } from "./payment/payment-states.ts";
import { refundPart } from "./refund/refund-part.ts";
import { adminProcedure, internalProcedure, router } from "./trpc.ts";

const openInput = z.strictObject({
  orderId,
  orderNumber: line(40),
  userId,
  email: emailInput,
  name: line(200),
  amount: amount.min(1),
  currency,
  expiresAt: z.iso.datetime(),
});
const orderRef = z.strictObject({ orderId });
const orderRefs = z.strictObject({ orderIds: z.array(orderId).min(1).max(200) });
const deadOrder = orderRef.extend({ wasPaid: z.boolean() });
const cancelledPart = orderRef.extend({ sellerOrderId, cause: line(40), refundAmount: amount });

export const paymentRouter = router({
  internal: {
    payment: {
      open: internalProcedure.input(openInput).mutation(({ ctx, input }) => openPayment(ctx, input)),
      close: internalProcedure.input(orderRef).mutation(({ ctx, input }) => closePayment(ctx, input.orderId)),
      /** What is known of these orders' payments, without asking the provider. */
      states: internalProcedure.input(orderRefs).query(({ ctx, input }) => listPaymentStates(ctx.db, input.orderIds)),
      /** The order is over: the same as its own fact says, for when that was lost. */
      bury: internalProcedure
        .input(deadOrder)
        .mutation(({ ctx, input }) => ctx.db.transaction((tx) => buryOrder(tx, input.orderId, causeOf(input.wasPaid)))),
      /** A part of the order was cancelled: the same as its own fact says, for when that was lost. */
      refundPart: internalProcedure
        .input(cancelledPart)
        .mutation(({ ctx, input }) => ctx.db.transaction((tx) => refundPart(tx, input))),
    },
  },
  admin: {
    payment: {
      get: adminProcedure.input(orderRef).query(({ ctx, input }) => getPayment(ctx.db, input.orderId)),
    },
  },
});
export type PaymentRouter = typeof paymentRouter;
