import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { VariantId } from "@stallhouse/contracts/ids";
import type { StockAnswer } from "./stock-answer.ts";
import type { Level } from "./stock-level.ts";

export type Wanted = { variantId: VariantId; quantity: number };
/** A locked level with everything the answer says of its variant. */
export type Offer = Level & Omit<ReservedLine, "quantity"> & { forSale: boolean };
type Rejected = Extract<StockAnswer, { status: "rejected" }>;

/** Units wanted per variant, in variant order: an order may name a variant on several lines. */
export function sumWanted(lines: readonly Wanted[]): Wanted[] {
  const sums = new Map<VariantId, number>();
  for (const { variantId, quantity } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  return [...sums]
    .map(([variantId, quantity]) => ({ variantId, quantity }))
    .toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
}

/** Why these units cannot be held, naming the first variant in the way; undefined when all of them can. */
export function whyNot(wanted: readonly Wanted[], offers: ReadonlyMap<VariantId, Offer>): Rejected | undefined {
  for (const { variantId } of wanted) {
    const offer = offers.get(variantId);
    if (!offer?.forSale)
      return rejected("VARIANT_NOT_FOR_SALE", { variantId, title: offer?.title ?? "", available: 0 });
  }
  for (const { variantId, quantity } of wanted) {
    const offer = offers.get(variantId);
    if (offer && offer.available < quantity) return rejected("VARIANT_OUT_OF_STOCK", offer);
  }
  return undefined;
}

export function rejected(
  reason: Rejected["reason"],
  { variantId, title, available }: Pick<Rejected, "variantId" | "title" | "available">,
): Rejected {
  return { status: "rejected", reason, variantId, title, available };
}
