import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { SellerId } from "@stallhouse/contracts/ids";
import { sumAmounts } from "@stallhouse/contracts/money";

type Splittable = Pick<
  ReservedLine,
  "sellerId" | "sellerName" | "sellerSlug" | "shippingAmount" | "quantity" | "unitPrice"
>;

export type SellerPart<Line> = {
  sellerId: SellerId;
  sellerName: string;
  sellerSlug: string;
  /** Flat rate for the seller's parcel, however many lines are in it. */
  shippingAmount: number;
  itemsAmount: number;
  totalAmount: number;
  lines: Line[];
};

/** One part per seller, in the order in which the sellers first appear. */
export function splitBySeller<Line extends Splittable>(lines: readonly Line[]): SellerPart<Line>[] {
  const firsts = lines.filter((line, index) => lines.findIndex((other) => other.sellerId === line.sellerId) === index);
  return firsts.map(({ sellerId, sellerName, sellerSlug, shippingAmount }) => {
    const own = lines.filter((line) => line.sellerId === sellerId);
    const itemsAmount = sumAmounts(own.map((line) => line.quantity * line.unitPrice));
    const totalAmount = itemsAmount + shippingAmount;
    return { sellerId, sellerName, sellerSlug, shippingAmount, itemsAmount, totalAmount, lines: own };
  });
}
