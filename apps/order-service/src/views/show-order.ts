import type { SellerId, SellerOrderId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import { cancellationOf, canChangeAddress, canExtend, canPay, extensionMinutes } from "../order/what-is-allowed.ts";
import { houseCauseIn } from "../moves/house-causes.ts";
import type { Order, SellerOrder, StoredStep } from "../order/stored-order.ts";
import type { JourneyStep, OrderView, SellerOrderPart, SellerOrderView, TrackedOrderView } from "./shapes.ts";
import { reprice } from "../pricing/reprice.ts";

/** The order as its customer may see it. */
export function viewOf(order: Order): OrderView {
  return {
    orderId: order.orderId,
    number: order.number,
    status: order.status,
    placedAt: order.placedAt,
    expiresAt: order.expiresAt,
    currency: order.currency,
    itemsAmount: order.itemsAmount,
    shippingAmount: order.shippingAmount,
    discountAmount: order.discountAmount,
    couponCode: order.couponCode,
    totalAmount: order.totalAmount,
    email: order.email,
    address: order.address,
    payment: { state: order.paymentState, reason: order.paymentReason },
    canCancel: order.cancelRequest === null && cancellationOf(order).can,
    canPay: canPay(order),
    canChangeAddress: canChangeAddress(order),
    extension: canExtend(order) ? { minutes: extensionMinutes } : null,
    newPrice: newPriceOf(order),
    journey: order.journey.map(stepOf),
    sellerOrders: order.sellerOrders.map((part) => partOf(part, order)),
  };
}

function newPriceOf(order: Order): OrderView["newPrice"] {
  const { priceOffer, status, cancelRequest } = order;
  if (!priceOffer || status !== "PENDING" || cancelRequest) return null;
  const now = reprice(order, priceOffer.lines);
  return now ? { totalAmount: now.totalAmount, expiresAt: priceOffer.expiresAt } : null;
}

/** What a signed link shows: it may have been handed on, so it says where the order stands, and lets people agree, pay and have more time for it, but not send it elsewhere or cancel. */
export function trackedViewOf(order: Order): TrackedOrderView {
  const { email: _email, ...view } = viewOf(order);
  const { name, postalCode, city, country } = order.address;
  return { ...view, address: { name, postalCode, city, country }, canCancel: false, canChangeAddress: false };
}

function stepOf(step: StoredStep): JourneyStep {
  return { ...step, cause: houseCauseIn(step.note) };
}

function partOf(part: SellerOrder, { refunds }: Order): SellerOrderPart {
  const refund = refunds.find(({ sellerOrderId }) => sellerOrderId === part.sellerOrderId);
  const { commissionAmount: _commission, ...shown } = part;
  return {
    ...shown,
    lines: part.lines.map(({ priceVersion: _version, commissionRate: _rate, ...line }) => line),
    refund: refund ? { amount: refund.amount, refundedAt: refund.refundedAt } : null,
    journey: part.journey.map(stepOf),
  };
}

/** A seller's own part: refused when it is not theirs, or not paid yet and so not their business. */
export function sellerViewOf(order: Order, sellerOrderId: SellerOrderId, sellerId: SellerId): SellerOrderView {
  const part = order.sellerOrders.find((own) => own.sellerOrderId === sellerOrderId && own.sellerId === sellerId);
  if (!part || !order.paidAt) throw new Refusal("SELLER_ORDER_NOT_FOUND");
  const { phone: _phone, ...address } = order.address;
  const underWay = part.status === "PAID" || part.status === "PROCESSING" || part.status === "SHIPPED";
  return {
    ...partOf(part, order),
    orderNumber: order.number,
    currency: order.currency,
    placedAt: order.placedAt,
    paidAt: order.paidAt,
    recipient: { name: address.name, city: address.city, country: address.country },
    address: underWay ? address : null,
    canAccept: part.status === "PAID",
    canShip: part.status === "PAID" || part.status === "PROCESSING",
  };
}
