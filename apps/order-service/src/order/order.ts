import { newId } from "@stallhouse/contracts/ids";
import type { CartId, OrderId, OrderLineId, SellerOrderId, UserId } from "@stallhouse/contracts/ids";
import { sumAmounts } from "@stallhouse/contracts/money";
import { deliveryDates } from "@stallhouse/contracts/delivery";
import type { DeliveryMethod } from "../checkout/checkout.ts";
import { commissionOn, commissionRate } from "./commission.ts";
import { newOrderNumber } from "./order-number.ts";
import type { OrderDraft } from "./order-draft.ts";
import type { OrderLineView, OrderView, PaymentState, SellerOrderPart } from "./order-view.ts";
import { splitBySeller } from "./split-by-seller.ts";

export type OrderLine = OrderLineView & { priceVersion: number; commissionRate: number };
export type SellerOrder = Omit<SellerOrderPart, "lines"> & {
  deliveryMethod: DeliveryMethod;
  commissionAmount: number;
  lines: OrderLine[];
};
export type CancelRequest = {
  by: "customer" | "seller_blocked" | "admin" | "system";
  actorId: UserId | null;
  reason: string;
};

/** A whole order as it is stored. */
export type Order = Omit<OrderView, "payment" | "canCancel" | "canPay" | "sellerOrders"> & {
  customerId: UserId;
  name: string;
  phone: string | null;
  cartId: CartId;
  cartVersion: number;
  paidAt: string | null;
  paymentState: PaymentState;
  paymentReason: string | null;
  cancelRequest: CancelRequest | null;
  sellerOrders: SellerOrder[];
};

type Placement = {
  orderId: OrderId;
  customerId: UserId;
  draft: OrderDraft;
  now: Date;
  /** End of the hold; null while catalog has not answered. */
  expiresAt: string | null;
};

/** The order that a draft becomes, at the prices its lines name. It still has to be stored. */
export function newOrder({ orderId, customerId, draft, now, expiresAt }: Placement): Order {
  const dates = deliveryDates(now);
  const sellerOrders = splitBySeller(draft.lines).map((part): SellerOrder => ({
    sellerOrderId: newId<SellerOrderId>(),
    sellerId: part.sellerId,
    sellerName: part.sellerName,
    sellerSlug: part.sellerSlug,
    status: expiresAt ? "PAYMENT_PENDING" : "PENDING",
    deliveryMethod: draft.delivery[part.sellerId] ?? "standard",
    itemsAmount: part.itemsAmount,
    shippingAmount: part.shippingAmount,
    totalAmount: part.totalAmount,
    commissionAmount: commissionOn(part.itemsAmount),
    ...dates,
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
      lineTotal: line.quantity * line.unitPrice,
      shippedQuantity: 0,
      priceVersion: line.priceVersion,
      commissionRate,
    })),
    shipments: [],
    journey: [],
  }));
  const itemsAmount = sumAmounts(sellerOrders.map((part) => part.itemsAmount));
  const shippingAmount = sumAmounts(sellerOrders.map((part) => part.shippingAmount));
  return {
    orderId,
    number: newOrderNumber(),
    customerId,
    email: draft.email,
    name: draft.address.name,
    phone: draft.address.phone ?? null,
    address: draft.address,
    status: expiresAt ? "PAYMENT_PENDING" : "PENDING",
    currency: draft.lines[0]?.currency ?? "",
    itemsAmount,
    shippingAmount,
    totalAmount: itemsAmount + shippingAmount,
    cartId: draft.cartId,
    cartVersion: draft.cartVersion,
    placedAt: now.toISOString(),
    expiresAt,
    paidAt: null,
    paymentState: expiresAt ? "waiting" : "none",
    paymentReason: null,
    cancelRequest: null,
    journey: [],
    sellerOrders,
  };
}
