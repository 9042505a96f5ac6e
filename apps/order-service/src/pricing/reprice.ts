import { deliveryAmount } from "@stallhouse/contracts/delivery";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import { sumAmounts } from "@stallhouse/contracts/money";
import { payableDiscount, spread } from "../coupon/coupon.ts";
import { commissionOn } from "./commission.ts";
import type { Order, OrderLine, SellerOrder } from "../order/order-document.ts";

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
  const parts = order.sellerOrders.map((part) => ({ part, lines: part.lines.flatMap((line) => priced(line, held)) }));
  const isWhole = parts.every(({ part, lines }) => lines.length === part.lines.length);
  if (!isWhole || held.some((line) => line.currency !== order.currency)) return undefined;
  const shipped = parts.map(({ part, lines }) => {
    const rate = held.find((line) => line.sellerId === part.sellerId)?.shippingAmount ?? 0;
    return { part, lines, shippingAmount: deliveryAmount(part.deliveryMethod, rate) };
  });
  const totals = shipped.flatMap(({ lines }) => lines.map((line) => line.lineTotal));
  const itemsAmount = sumAmounts(totals);
  const shippingAmount = sumAmounts(shipped.map((part) => part.shippingAmount));
  const granted = Math.min(order.discountAmount, itemsAmount);
  const discountAmount = payableDiscount(granted, itemsAmount + shippingAmount, order.currency);
  const shares = spread(discountAmount, totals);
  return {
    ...order,
    itemsAmount,
    shippingAmount,
    discountAmount,
    totalAmount: itemsAmount + shippingAmount - discountAmount,
    sellerOrders: shipped.map(({ part, lines, shippingAmount }) =>
      repriceSellerOrder(
        { ...part, shippingAmount },
        lines.map((line) => ({ ...line, discountAmount: shares.shift() ?? 0 })),
      ),
    ),
  };
}

function priced(line: OrderLine, held: readonly ReservedLine[]): OrderLine[] {
  const now = held.find((other) => other.variantId === line.variantId);
  if (now?.quantity !== line.quantity) return [];
  const { unitPrice, priceVersion } = now;
  return [{ ...line, unitPrice, priceVersion, lineTotal: unitPrice * line.quantity }];
}

function repriceSellerOrder(part: SellerOrder, lines: OrderLine[]): SellerOrder {
  const itemsAmount = sumAmounts(lines.map((line) => line.lineTotal));
  const discountAmount = sumAmounts(lines.map((line) => line.discountAmount));
  return {
    ...part,
    lines,
    itemsAmount,
    discountAmount,
    totalAmount: itemsAmount + part.shippingAmount - discountAmount,
    commissionAmount: commissionOn(itemsAmount - discountAmount),
  };
}
