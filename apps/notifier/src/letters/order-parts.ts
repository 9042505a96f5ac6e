import type { OrderPayload } from "@stallhouse/contracts/events/order";
import { formatMoney } from "../letter/format.ts";
import type { Letter, Parcel, Total } from "../letter/letter.ts";
import type { Links } from "../links.ts";

type SellerOrder = OrderPayload["items"][number];

/** What every mail to a customer about an order has in common. */
export function aboutOrder(order: { number: string; orderId: string; trackToken?: string | undefined }, links: Links) {
  const orderNumber = order.number;
  return {
    orderNumber,
    action: { label: "See your order", url: links.order(order) },
    because: `You get this mail because order ${orderNumber} was placed with this address at Stallhouse.`,
  } satisfies Partial<Letter>;
}

export function parcelOf(sellerOrder: SellerOrder, currency: string, title = `From ${sellerOrder.sellerName}`): Parcel {
  const lines = sellerOrder.lines.map(({ title, label, quantity, lineTotal }) => ({
    title,
    label,
    quantity,
    amount: formatMoney(lineTotal, currency),
  }));
  return { title, lines };
}

type Amounts = {
  itemsAmount: number;
  shippingAmount: number;
  discountAmount?: number | undefined;
  couponCode?: string | undefined;
  totalAmount: number;
};

export function totalsOf(amounts: Amounts, currency: string): Total[] {
  const { itemsAmount, shippingAmount, discountAmount = 0, couponCode, totalAmount } = amounts;
  const discount = {
    label: couponCode ? `Discount (${couponCode})` : "Discount",
    amount: formatMoney(-discountAmount, currency),
  };
  return [
    { label: "Items", amount: formatMoney(itemsAmount, currency) },
    { label: "Delivery", amount: formatMoney(shippingAmount, currency) },
    ...(discountAmount > 0 ? [discount] : []),
    { label: "Total", amount: formatMoney(totalAmount, currency), isFinal: true },
  ];
}
