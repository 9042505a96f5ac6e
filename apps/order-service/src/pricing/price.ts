import { commissionRate } from "@stallhouse/contracts/commission";
import { deliveryAmount, isOffered } from "@stallhouse/contracts/delivery";
import type { DeliveryMethod } from "@stallhouse/contracts/delivery";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { SellerId, CouponId } from "@stallhouse/contracts/ids";
import { shareOf, sumAmounts } from "@stallhouse/contracts/money";
import { leastPayment } from "@stallhouse/contracts/money-limits";
import { createHash } from "node:crypto";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Reason } from "@stallhouse/contracts/refusal";

/** Minor units. The total is with delivery, after the discount. */
export type Amounts = { itemsAmount: number; shippingAmount: number; discountAmount: number; totalAmount: number };

/** What is bought from one seller, and what it costs. */
type PricedPart<Part, Line> = Part &
  Amounts & { commissionAmount: number; lines: (Line & { lineTotal: number; discountAmount: number })[] };

/** The one result of pricing: what cart, quote, order and its facts say of money. */
type Priced<Part, Line> = Amounts & { parts: PricedPart<Part, Line>[] };

/** What a customer chose that changes what they pay. */
export type Terms = {
  delivery?: Partial<Record<SellerId, DeliveryMethod>>;
  /** Only one that holds for these lines: see `couponProblem`. */
  coupon?: CouponTerms | null;
};

type Priceable = Pick<
  ReservedLine,
  "sellerId" | "sellerName" | "sellerSlug" | "shippingAmount" | "dispatchDays" | "quantity" | "unitPrice"
>;
/** A seller's flat rate for the parcel by the method chosen, however many lines are in it. */
type Parcel = Pick<ReservedLine, "sellerId" | "sellerName" | "sellerSlug" | "shippingAmount"> & {
  deliveryMethod: DeliveryMethod;
};

/** Lines at their prices: one part per seller, in the order in which the sellers first appear. */
export function price<Line extends Priceable>(lines: readonly Line[], terms: Terms = {}): Priced<Parcel, Line> {
  const firsts = lines.filter((line, index) => lines.findIndex((other) => other.sellerId === line.sellerId) === index);
  const parcels = firsts.map((first) => {
    const { sellerId, sellerName, sellerSlug } = first;
    const deliveryMethod = chosenMethod(first, terms);
    const shippingAmount = deliveryAmount(deliveryMethod, first.shippingAmount);
    return {
      part: { sellerId, sellerName, sellerSlug, deliveryMethod, shippingAmount },
      lines: lines.filter((line) => line.sellerId === sellerId),
    };
  });
  return sumUp(parcels, (amounts) => (terms.coupon ? discountOf(terms.coupon, amounts) : 0));
}

/** The cheapest one unless another was chosen and is there. */
function chosenMethod({ sellerId, dispatchDays }: Priceable, { delivery = {} }: Terms): DeliveryMethod {
  const chosen = delivery[sellerId] ?? "standard";
  return isOffered(chosen, dispatchDays ?? null) ? chosen : "standard";
}

type Parts<Part, Line> = readonly { part: Part; lines: readonly Line[] }[];

/** The only place where amounts are added up. A discount is spread over all lines; commission is taken on what is left of the goods, not on their delivery. */
export function sumUp<Part extends { shippingAmount: number }, Line extends { quantity: number; unitPrice: number }>(
  parts: Parts<Part, Line>,
  discountOn: (amounts: Pick<Amounts, "itemsAmount" | "shippingAmount">) => number,
): Priced<Part, Line> {
  const totals = parts.flatMap(({ lines }) => lines.map((line) => line.quantity * line.unitPrice));
  const itemsAmount = sumAmounts(totals);
  const shippingAmount = sumAmounts(parts.map(({ part }) => part.shippingAmount));
  const discountAmount = discountOn({ itemsAmount, shippingAmount });
  const shares = spread(discountAmount, totals);
  return {
    ...withTotal({ itemsAmount, shippingAmount, discountAmount }),
    parts: parts.map(({ part, lines }) => {
      const priced = lines.map((line) => ({
        ...line,
        lineTotal: line.quantity * line.unitPrice,
        discountAmount: shares.shift() ?? 0,
      }));
      const amounts = withTotal({
        itemsAmount: sumAmounts(priced.map((line) => line.lineTotal)),
        shippingAmount: part.shippingAmount,
        discountAmount: sumAmounts(priced.map((line) => line.discountAmount)),
      });
      const commissionAmount = shareOf(amounts.itemsAmount - amounts.discountAmount, commissionRate);
      return { ...part, ...amounts, commissionAmount, lines: priced };
    }),
  };
}

function withTotal(amounts: Omit<Amounts, "totalAmount">): Amounts {
  return { ...amounts, totalAmount: amounts.itemsAmount + amounts.shippingAmount - amounts.discountAmount };
}

/** What a coupon grants. */
export type CouponTerms = {
  couponId: CouponId;
  code: string;
  kind: "percent" | "amount";
  /** Whole percent, or minor units. */
  value: number;
  currency: string;
  /** The least the items must cost. */
  minimumAmount: number;
};

/** A coupon as it is stored in a cart, beside what is true of it now. */
export type StoredCoupon = CouponTerms & {
  /** Ended, or stopped by the house. */
  isOver: boolean;
  isUsedUp: boolean;
  isUsedByCustomer: boolean;
};

export type CouponProblem = Extract<
  Reason,
  "COUPON_UNKNOWN" | "COUPON_EXPIRED" | "COUPON_USED_UP" | "COUPON_ALREADY_USED" | "COUPON_MINIMUM"
>;

/** Why the coupon takes nothing off these items; null when it does. The worst news first. */
export function couponProblem(
  coupon: StoredCoupon,
  { itemsAmount, currency }: { itemsAmount: number; currency: string },
): CouponProblem | null {
  if (coupon.isOver) return "COUPON_EXPIRED";
  if (coupon.isUsedUp) return "COUPON_USED_UP";
  if (coupon.isUsedByCustomer) return "COUPON_ALREADY_USED";
  if (coupon.currency !== currency) return "COUPON_UNKNOWN";
  return itemsAmount < coupon.minimumAmount ? "COUPON_MINIMUM" : null;
}

/** What it takes off: of the items, never of their delivery. */
export function discountOf(
  coupon: Pick<CouponTerms, "kind" | "value" | "currency">,
  { itemsAmount, shippingAmount }: { itemsAmount: number; shippingAmount: number },
): number {
  const granted = coupon.kind === "percent" ? shareOf(itemsAmount, coupon.value * 100) : coupon.value;
  return payableDiscount(Math.min(granted, itemsAmount), itemsAmount + shippingAmount, coupon.currency);
}

/** A discount may make an order free. Where it would leave too little to charge, it takes off less, so that this can be paid. */
export function payableDiscount(discount: number, total: number, currency: string): number {
  const least = leastPayment(currency);
  const isPayable = total === discount || total - discount >= least;
  return isPayable ? discount : Math.max(0, total - least);
}

/**
 * Spreads an amount over weights so that the parts add up to it: each gets its share rounded down, and what is left goes
 * in single units to the largest remainders, the earlier one first. No part exceeds its weight if the amount does not
 * exceed their sum.
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  const total = BigInt(sumAmounts(weights));
  if (total === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const parts = exact.map((product) => Number(product / total));
  const left = amount - sumAmounts(parts);
  const byRemainder = exact
    .map((product, index) => ({ index, remainder: product % total }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const luckier = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return parts.map((part, index) => part + (luckier.has(index) ? 1 : 0));
}

/**
 * What a customer has seen, in two parts so that a refusal can say which one changed: the lines, and what they cost,
 * with delivery and discount.
 */
export function quoteOf(lines: readonly ReservedLine[], terms: Terms = {}): string {
  const sorted = lines.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
  const what = sorted.map((line) => `${line.variantId} ${line.quantity}`);
  const prices = sorted.map((line) => `${line.unitPrice} ${line.currency}`);
  const parts = price(sorted, terms).parts.map(
    (part) => `${part.deliveryMethod} ${part.shippingAmount} ${terms.coupon?.code} ${part.discountAmount}`,
  );
  return `${digest(what)}.${digest([...prices, ...parts])}`;
}

/** Refuses when what is true now is not what the customer saw. */
export function checkQuote(seen: string, lines: readonly ReservedLine[], terms: Terms = {}): void {
  const now = quoteOf(lines, terms);
  if (seen === now) return;
  throw new Refusal(seen.split(".")[0] === now.split(".")[0] ? "PRICE_CHANGED" : "CART_CHANGED");
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("base64url").slice(0, 20);
}
