import { z } from "zod";
import { defineEvent } from "../event.ts";
import { orderId, paymentId, refundId, sellerOrderId } from "../ids.ts";

const payment = z.object({
  paymentId,
  orderId,
  orderNumber: z.string(),
  email: z.string(),
  name: z.string(),
  /** Minor units. */
  amount: z.int(),
  currency: z.string(),
});

export const paymentSucceededV1 = defineEvent({
  key: "payment.succeeded.v1",
  meaning: "The order's total was captured.",
  aggregate: ({ orderId }) => orderId,
  payload: payment,
});
export const paymentUnansweredV1 = defineEvent({
  key: "payment.unanswered.v1",
  meaning: "The order's total was captured a while ago, and order has not said what became of its order.",
  aggregate: ({ orderId }) => orderId,
  payload: payment,
});
export const paymentFailedV1 = defineEvent({
  key: "payment.failed.v1",
  meaning: "An attempt to pay was declined. With `final`, no other will follow.",
  aggregate: ({ orderId }) => orderId,
  payload: payment.extend({ reason: z.string(), final: z.boolean(), attempt: z.int() }),
});
export const paymentRefundedV1 = defineEvent({
  key: "payment.refunded.v1",
  meaning: "Money went back to the customer.",
  aggregate: ({ orderId }) => orderId,
  payload: payment.extend({
    refundId,
    reason: z.enum(["ORDER_CANCELLED", "ORDER_DEAD"]),
    /** Of one part only: which, and the cause it was asked for with. */
    sellerOrderId: sellerOrderId.optional(),
    cause: z.string().optional(),
  }),
});
