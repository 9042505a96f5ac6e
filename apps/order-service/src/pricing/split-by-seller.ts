import { deliveryAmount, isOffered } from "@stallhouse/contracts/delivery";
import type { DeliveryMethod } from "@stallhouse/contracts/delivery";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { SellerId } from "@stallhouse/contracts/ids";
import { sumAmounts } from "@stallhouse/contracts/money";
import { discountOf, spread } from "../coupon/coupon.ts";
import type { CouponTerms } from "../coupon/coupon.ts";

type Splittable = Pick<
  ReservedLine,
  "sellerId" | "sellerName" | "sellerSlug" | "shippingAmount" | "dispatchDays" | "quantity" | "unitPrice"
>;

/** What a customer chose that changes what they pay. */
export type Terms = {
  delivery?: Partial<Record<SellerId, DeliveryMethod>>;
  /** Only one that holds for these lines: see `couponProblem`. */
  coupon?: CouponTerms | null;
};

export type SellerPart<Line> = {
  sellerId: SellerId;
  sellerName: string;
  sellerSlug: string;
  deliveryMethod: DeliveryMethod;
  /** Flat rate for the seller's parcel by that method, however many lines are in it. */
  shippingAmount: number;
  itemsAmount: number;
  /** This seller's share of the discount. */
  discountAmount: number;
  totalAmount: number;
  lines: (Line & { lineTotal: number; discountAmount: number })[];
};

/** One part per seller, in the order in which the sellers first appear; a discount is spread over all lines. */
export function splitBySeller<Line extends Splittable>(lines: readonly Line[], terms: Terms = {}): SellerPart<Line>[] {
  const firsts = lines.filter((line, index) => lines.findIndex((other) => other.sellerId === line.sellerId) === index);
  const shippingOf = (first: Line) => deliveryAmount(chosenMethod(first, terms), first.shippingAmount);
  const totals = lines.map((line) => line.quantity * line.unitPrice);
  const amounts = { itemsAmount: sumAmounts(totals), shippingAmount: sumAmounts(firsts.map(shippingOf)) };
  const shares = spread(terms.coupon ? discountOf(terms.coupon, amounts) : 0, totals);
  const priced = lines.map((line, index) => ({
    ...line,
    lineTotal: totals[index] ?? 0,
    discountAmount: shares[index] ?? 0,
  }));
  return firsts.map((first) => {
    const { sellerId, sellerName, sellerSlug } = first;
    const own = priced.filter((line) => line.sellerId === sellerId);
    const itemsAmount = sumAmounts(own.map((line) => line.lineTotal));
    const discountAmount = sumAmounts(own.map((line) => line.discountAmount));
    const shippingAmount = shippingOf(first);
    return {
      sellerId,
      sellerName,
      sellerSlug,
      deliveryMethod: chosenMethod(first, terms),
      shippingAmount,
      itemsAmount,
      discountAmount,
      totalAmount: itemsAmount + shippingAmount - discountAmount,
      lines: own,
    };
  });
}

/** The cheapest one unless another was chosen and is there. */
function chosenMethod({ sellerId, dispatchDays }: Splittable, { delivery = {} }: Terms): DeliveryMethod {
  const chosen = delivery[sellerId] ?? "standard";
  return isOffered(chosen, dispatchDays ?? null) ? chosen : "standard";
}

/** What all parts come to. */
export function amountsOf(parts: readonly SellerPart<unknown>[]) {
  return {
    itemsAmount: sumAmounts(parts.map((part) => part.itemsAmount)),
    shippingAmount: sumAmounts(parts.map((part) => part.shippingAmount)),
    discountAmount: sumAmounts(parts.map((part) => part.discountAmount)),
    totalAmount: sumAmounts(parts.map((part) => part.totalAmount)),
  };
}
