import { commissionRate } from "@stallhouse/contracts/commission";
import { deliveryAmount, isOffered } from "@stallhouse/contracts/delivery";
import type { DeliveryMethod } from "@stallhouse/contracts/delivery";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { SellerId } from "@stallhouse/contracts/ids";
import { shareOf, sumAmounts } from "@stallhouse/contracts/money";
import { discountOf, spread } from "./discount.ts";
import type { CouponTerms } from "./discount.ts";

/** Minor units. The total is with delivery, after the discount. */
export type Amounts = { itemsAmount: number; shippingAmount: number; discountAmount: number; totalAmount: number };

/** What is bought from one seller, and what it costs. */
export type PricedPart<Part, Line> = Part &
  Amounts & { commissionAmount: number; lines: (Line & { lineTotal: number; discountAmount: number })[] };

/** The one result of pricing: what cart, quote, order and its facts say of money. */
export type Priced<Part, Line> = Amounts & { parts: PricedPart<Part, Line>[] };

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
