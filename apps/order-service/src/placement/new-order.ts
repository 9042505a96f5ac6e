import { commissionRate } from "@stallhouse/contracts/commission";
import { deliveryOption } from "@stallhouse/contracts/delivery";
import { newId } from "@stallhouse/contracts/ids";
import type { OrderId, OrderLineId, SellerOrderId, UserId } from "@stallhouse/contracts/ids";
import { newOrderNumber } from "../order/order-number.ts";
import type { OrderDraft } from "./draft.ts";
import type { Order, SellerOrder } from "../order/stored-order.ts";
import { price } from "../pricing/price.ts";

type Placement = {
  orderId: OrderId;
  customerId: UserId;
  draft: OrderDraft;
  now: Date;
  /** End of the hold; null while catalog has not answered. */
  expiresAt: string | null;
  trackToken?: string | null;
};

/** The order that a draft becomes, at the prices its lines name. It still has to be stored. */
export function newOrder({ orderId, customerId, draft, now, expiresAt, trackToken = null }: Placement): Order {
  const { parts, ...amounts } = price(draft.lines, draft);
  const status = expiresAt ? "PAYMENT_PENDING" : "PENDING";
  return {
    orderId,
    number: newOrderNumber(),
    customerId,
    email: draft.email,
    name: draft.address.name,
    phone: draft.address.phone ?? draft.phone ?? null,
    address: draft.address,
    status,
    currency: draft.lines[0]?.currency ?? "",
    ...amounts,
    couponCode: draft.coupon?.code ?? null,
    cartId: draft.cartId,
    cartVersion: draft.cartVersion,
    placedAt: now.toISOString(),
    expiresAt,
    extendedAt: null,
    paidAt: null,
    paymentState: expiresAt ? "waiting" : "none",
    paymentReason: null,
    cancelRequest: null,
    trackToken,
    priceOffer: null,
    refunds: [],
    journey: [],
    sellerOrders: parts.map((part) => newSellerOrder(part, { status, country: draft.address.country, now })),
  };
}

type Day = { status: SellerOrder["status"]; country: string; now: Date };

type Part = ReturnType<typeof price<OrderDraft["lines"][number]>>["parts"][number];

function newSellerOrder(part: Part, { status, country, now }: Day): SellerOrder {
  const [first] = part.lines;
  const seller = {
    country: first?.sellerCountry ?? null,
    dispatchDays: first?.dispatchDays ?? null,
    shippingAmount: first?.shippingAmount ?? 0,
  };
  const { label, earliest, latest } = deliveryOption(part.deliveryMethod, seller, { country, now });
  return {
    sellerOrderId: newId<SellerOrderId>(),
    sellerId: part.sellerId,
    sellerName: part.sellerName,
    sellerSlug: part.sellerSlug,
    status,
    deliveryMethod: part.deliveryMethod,
    deliveryLabel: label,
    itemsAmount: part.itemsAmount,
    shippingAmount: part.shippingAmount,
    discountAmount: part.discountAmount,
    totalAmount: part.totalAmount,
    commissionAmount: part.commissionAmount,
    earliest,
    latest,
    // More than a line keeps: its table says what of it.
    lines: part.lines.map((line) => ({
      ...line,
      orderLineId: newId<OrderLineId>(),
      shippedQuantity: 0,
      commissionRate,
    })),
    shipments: [],
    journey: [],
  };
}
