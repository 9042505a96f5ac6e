import { deliveryAmount } from "@stallhouse/contracts/delivery";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import { payableDiscount, sumUp } from "./price.ts";
import type { Order, OrderLine, SellerOrder } from "../order/stored-order.ts";

/** True when these prices are the ones the order was placed at. */
export function isAtSeenPrices(order: Order, held: readonly ReservedLine[]): boolean {
  const now = reprice(order, held);
  return now !== undefined && now.sellerOrders.every((part, at) => isSame(part, order.sellerOrders[at]));
}

function isSame(now: SellerOrder, seen: SellerOrder | undefined): boolean {
  return (
    now.shippingAmount === seen?.shippingAmount &&
    now.lines.every((line, at) => line.unitPrice === seen.lines[at]?.unitPrice)
  );
}

/**
 * The order at the prices of its hold. A discount that was granted stays, as far as there is something left to take it
 * off. Undefined when the hold is for something else than the order.
 */
export function reprice(order: Order, held: readonly ReservedLine[]): Order | undefined {
  const parts = order.sellerOrders.map(({ lines, ...part }) => {
    const rate = held.find((line) => line.sellerId === part.sellerId)?.shippingAmount ?? 0;
    return {
      part: { ...part, shippingAmount: deliveryAmount(part.deliveryMethod, rate) },
      lines: lines.flatMap((line) => priced(line, held)),
    };
  });
  const isWhole = parts.every(({ lines }, at) => lines.length === order.sellerOrders[at]?.lines.length);
  if (!isWhole || held.some((line) => line.currency !== order.currency)) return undefined;
  const { parts: sellerOrders, ...amounts } = sumUp(parts, ({ itemsAmount, shippingAmount }) =>
    payableDiscount(Math.min(order.discountAmount, itemsAmount), itemsAmount + shippingAmount, order.currency),
  );
  return { ...order, ...amounts, sellerOrders };
}

function priced(line: OrderLine, held: readonly ReservedLine[]): OrderLine[] {
  const now = held.find((other) => other.variantId === line.variantId);
  if (now?.quantity !== line.quantity) return [];
  const { unitPrice, priceVersion } = now;
  return [{ ...line, unitPrice, priceVersion }];
}
