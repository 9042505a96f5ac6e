import { z } from "zod";
import { address } from "../address.ts";
import { defineEvent } from "../event.ts";
import { orderId, orderLineId, productId, sellerId, sellerOrderId, shipmentId, userId, variantId } from "../ids.ts";

export const orderStatus = z.enum([
  "PENDING",
  "PAYMENT_PENDING",
  "PAID",
  "PROCESSING",
  "SHIPPED",
  "DELIVERED",
  "FAILED",
  "CANCELLED",
  "EXPIRED",
  "REFUNDED",
]);
export type OrderStatus = z.infer<typeof orderStatus>;

const line = z.object({
  orderLineId,
  variantId,
  productId,
  title: z.string(),
  label: z.string(),
  sku: z.string(),
  quantity: z.int(),
  unitPrice: z.int(),
  lineTotal: z.int(),
  /** Its share of the order's discount. */
  discountAmount: z.int().optional(),
});

const sellerOrder = z.object({
  sellerOrderId,
  sellerId,
  sellerName: z.string(),
  status: orderStatus,
  itemsAmount: z.int(),
  shippingAmount: z.int(),
  /** Taken off: the total is items and shipping without it. */
  discountAmount: z.int().optional(),
  totalAmount: z.int(),
  commissionAmount: z.int(),
  /** How its parcel travels: "Express delivery". */
  deliveryLabel: z.string().optional(),
  lines: z.array(line),
});

/** Everything a hearer needs of an order, so that nobody calls back to ask. Amounts in minor units. */
const order = z.object({
  orderId,
  /** What people read and quote: "SH-7K2M9Q". */
  number: z.string(),
  userId,
  email: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  address,
  status: orderStatus,
  currency: z.string(),
  itemsAmount: z.int(),
  shippingAmount: z.int(),
  /** What a coupon takes off: the total is items and shipping without it. */
  discountAmount: z.int().optional(),
  couponCode: z.string().optional(),
  totalAmount: z.int(),
  /** Guests only: opens their order at /track/<token>, for they cannot sign in. */
  trackToken: z.string().optional(),
  /** When the hold ends and with it the time to pay. Null while no stock is held. */
  expiresAt: z.iso.datetime().nullable(),
  items: z.array(sellerOrder),
});
export type OrderPayload = z.infer<typeof order>;

export const orderCreatedV1 = defineEvent({
  key: "order.created.v1",
  meaning: "A customer placed an order.",
  aggregate: ({ orderId }) => orderId,
  payload: order,
});
export const orderPaymentRequestedV1 = defineEvent({
  key: "order.payment_requested.v1",
  meaning: "Stock for the order is held and it waits for its payment.",
  aggregate: ({ orderId }) => orderId,
  payload: order,
});
export const orderPriceChangedV1 = defineEvent({
  key: "order.price_changed.v1",
  meaning:
    "Stock for the order is held at other prices than its customer saw: it waits for their word on the new total.",
  aggregate: ({ orderId }) => orderId,
  payload: order.extend({ newTotalAmount: z.int(), answerUntil: z.iso.datetime() }),
});
export const orderHoldExtendedV1 = defineEvent({
  key: "order.hold_extended.v1",
  meaning: "The customer of an unpaid order asked for more time: it is held, and can be paid, until its new end.",
  aggregate: ({ orderId }) => orderId,
  payload: order,
});
export const orderAddressChangedV1 = defineEvent({
  key: "order.address_changed.v1",
  meaning: "The customer of an unpaid order changed where its parcels go.",
  aggregate: ({ orderId }) => orderId,
  payload: order,
});
export const orderPaidV1 = defineEvent({
  key: "order.paid.v1",
  meaning: "The order is paid in full.",
  aggregate: ({ orderId }) => orderId,
  payload: order,
});
export const orderProcessingV1 = defineEvent({
  key: "order.processing.v1",
  meaning: "A seller took up their part of the order.",
  aggregate: ({ orderId }) => orderId,
  payload: order.extend({ sellerOrderId }),
});
export const orderShippedV1 = defineEvent({
  key: "order.shipped.v1",
  meaning: "A seller handed a parcel to the carrier.",
  aggregate: ({ orderId }) => orderId,
  payload: order.extend({
    sellerOrderId,
    shipment: z.object({
      shipmentId,
      carrier: z.string(),
      trackingNumber: z.string(),
      lines: z.array(z.object({ orderLineId, title: z.string(), label: z.string(), quantity: z.int() })),
    }),
  }),
});
export const orderDeliveredV1 = defineEvent({
  key: "order.delivered.v1",
  meaning: "A seller order arrived, all of its parcels.",
  aggregate: ({ orderId }) => orderId,
  payload: order.extend({ sellerOrderId }),
});
export const orderCancelledV1 = defineEvent({
  key: "order.cancelled.v1",
  meaning: "The order will not be fulfilled. What was paid goes back.",
  aggregate: ({ orderId }) => orderId,
  payload: order.extend({
    by: z.enum(["customer", "seller_blocked", "admin", "system"]),
    reason: z.string(),
    wasPaid: z.boolean(),
    /** What goes back: the total, less what went back of parts before. */
    refundAmount: z.int().optional(),
    /** The seller orders that end with it; those that were cancelled before are not among them. */
    ended: z.array(sellerOrderId).optional(),
  }),
});
export const orderPartCancelledV1 = defineEvent({
  key: "order.part_cancelled.v1",
  meaning:
    "One seller order of a paid order will not be fulfilled and is paid back; the order goes on with the others.",
  aggregate: ({ orderId }) => orderId,
  payload: order.extend({
    sellerOrderId,
    by: z.enum(["customer", "seller_blocked", "admin", "system"]),
    /** With the part, the key of its refund: "SELLER_BLOCKED". */
    cause: z.string(),
    reason: z.string(),
    /** What was paid for it, with its delivery and less its discount. */
    refundAmount: z.int(),
  }),
});
export const orderExpiredV1 = defineEvent({
  key: "order.expired.v1",
  meaning: "Nobody paid before the hold ended.",
  aggregate: ({ orderId }) => orderId,
  payload: order,
});
export const orderFailedV1 = defineEvent({
  key: "order.failed.v1",
  meaning: "The order cannot be made.",
  aggregate: ({ orderId }) => orderId,
  payload: order.extend({
    reason: z.string(),
    /** True when the customer was refused at once and never heard of an order: only its stock is to be given back. */
    isUnannounced: z.boolean().optional(),
  }),
});
export const orderRefundedV1 = defineEvent({
  key: "order.refunded.v1",
  meaning: "The whole order was paid back after shipping.",
  aggregate: ({ orderId }) => orderId,
  payload: order,
});

export const stockRequestedV1 = defineEvent({
  key: "stock.requested.v1",
  meaning: "An order was taken while catalog was away and asks for its stock by message.",
  aggregate: ({ orderId }) => orderId,
  payload: z.object({ orderId, lines: z.array(z.object({ variantId, quantity: z.int() })) }),
});

/** What order says of an order it is asked about. OVER: it gets no goods. UNKNOWN: there is no such order, nor is one being placed. */
export const orderWord = z.enum(["WAITING", "PAID", "OVER", "UNKNOWN"]);

export const orderAnsweredV1 = defineEvent({
  key: "order.answered.v1",
  meaning: "Order was asked what became of an order, and says how it stands.",
  aggregate: ({ orderId }) => orderId,
  payload: z.object({
    orderId,
    word: orderWord,
    /** Money was captured for it: what of it is over goes back as a cancellation. */
    wasPaid: z.boolean(),
    /** What a paid order is to get; empty for others. */
    lines: z.array(z.object({ variantId, quantity: z.int() })),
  }),
});
