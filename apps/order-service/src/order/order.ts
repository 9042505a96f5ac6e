import { commissionRate } from "@stallhouse/contracts/commission";
import { deliveryOption } from "@stallhouse/contracts/delivery";
import { newId } from "@stallhouse/contracts/ids";
import type { CartId, OrderId, OrderLineId, SellerOrderId, UserId } from "@stallhouse/contracts/ids";
import { commissionOn } from "../pricing/commission.ts";
import { newOrderNumber } from "./placement/order-number.ts";
import type { OrderDraft } from "./placement/draft.ts";
import type { JourneyStep, OrderLineView, OrderView, PaymentState, SellerOrderPart } from "./views/shapes.ts";
import type { PriceOffer } from "../pricing/price-offer.ts";
import type { RefundRequest } from "./cancellation/refund-requests.ts";
import { amountsOf, splitBySeller } from "../pricing/split-by-seller.ts";
import type { SellerPart } from "../pricing/split-by-seller.ts";

export type OrderLine = OrderLineView & { priceVersion: number; commissionRate: number };
export type StoredStep = Omit<JourneyStep, "cause">;
export type SellerOrder = Omit<SellerOrderPart, "lines" | "journey" | "refund"> & {
  commissionAmount: number;
  lines: OrderLine[];
  journey: StoredStep[];
};
export type CancelRequest = {
  by: "customer" | "seller_blocked" | "admin" | "system";
  actorId: UserId | null;
  reason: string;
};

/** A whole order as it is stored. */
export type Order = Omit<
  OrderView,
  "payment" | "canCancel" | "canPay" | "canChangeAddress" | "extension" | "newPrice" | "journey" | "sellerOrders"
> & {
  customerId: UserId;
  name: string;
  phone: string | null;
  cartId: CartId;
  cartVersion: number;
  extendedAt: string | null;
  paidAt: string | null;
  paymentState: PaymentState;
  paymentReason: string | null;
  cancelRequest: CancelRequest | null;
  /** Opens the order to whoever holds it. Null for members. */
  trackToken: string | null;
  priceOffer: PriceOffer | null;
  /** What the house has decided to give back of it. */
  refunds: RefundRequest[];
  journey: StoredStep[];
  sellerOrders: SellerOrder[];
};

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
  const parts = splitBySeller(draft.lines, draft);
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
    ...amountsOf(parts),
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

function newSellerOrder(part: SellerPart<OrderDraft["lines"][number]>, { status, country, now }: Day): SellerOrder {
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
    commissionAmount: commissionOn(part.itemsAmount - part.discountAmount),
    earliest,
    latest,
    lines: part.lines.map((line) => ({
      orderLineId: newId<OrderLineId>(),
      variantId: line.variantId,
      productId: line.productId,
      slug: line.slug,
      title: line.title,
      label: line.label,
      sku: line.sku,
      imageUrl: line.imageUrl,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      lineTotal: line.lineTotal,
      discountAmount: line.discountAmount,
      shippedQuantity: 0,
      priceVersion: line.priceVersion,
      commissionRate,
    })),
    shipments: [],
    journey: [],
  };
}
