import type { OrderPayload } from "@stallhouse/contracts/events/order";
import type { Order } from "./stored-order.ts";

/** What the facts about an order carry. */
export function payloadOf(order: Order): OrderPayload {
  return {
    orderId: order.orderId,
    number: order.number,
    userId: order.customerId,
    email: order.email,
    name: order.name,
    phone: order.phone,
    address: order.address,
    status: order.status,
    currency: order.currency,
    itemsAmount: order.itemsAmount,
    shippingAmount: order.shippingAmount,
    discountAmount: order.discountAmount,
    ...(order.couponCode && { couponCode: order.couponCode }),
    totalAmount: order.totalAmount,
    ...(order.trackToken && { trackToken: order.trackToken }),
    expiresAt: order.expiresAt,
    items: order.sellerOrders.map((part) => ({
      sellerOrderId: part.sellerOrderId,
      sellerId: part.sellerId,
      sellerName: part.sellerName,
      status: part.status,
      itemsAmount: part.itemsAmount,
      shippingAmount: part.shippingAmount,
      discountAmount: part.discountAmount,
      totalAmount: part.totalAmount,
      commissionAmount: part.commissionAmount,
      deliveryLabel: part.deliveryLabel,
      lines: part.lines.map((line) => ({
        orderLineId: line.orderLineId,
        variantId: line.variantId,
        productId: line.productId,
        title: line.title,
        label: line.label,
        sku: line.sku,
        quantity: line.quantity,
        unitPrice: line.unitPrice,
        lineTotal: line.lineTotal,
        discountAmount: line.discountAmount,
      })),
    })),
  };
}
