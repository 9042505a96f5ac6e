import type { OrderPayload } from "@stallhouse/contracts/events/order";
import type { anOrder } from "./payment.ts";

/** What order says of an order, as far as payment reads it. */
export function orderFact(order: ReturnType<typeof anOrder>): OrderPayload {
  const { orderId, orderNumber, userId, email, name, amount, currency, expiresAt } = order;
  return {
    orderId,
    number: orderNumber,
    userId,
    email,
    name,
    phone: null,
    currency,
    expiresAt,
    address: { name, line1: "1 Mill Lane", postalCode: "1011", city: "Amsterdam", country: "NL" },
    status: "PAYMENT_PENDING",
    itemsAmount: amount - 400,
    shippingAmount: 400,
    totalAmount: amount,
    items: [],
  };
}
