import type { Variant } from "./variant-choice.ts";

/** What may change of a product while somebody looks at its page. */
export type LiveVariant = Pick<Variant, "variantId" | "price" | "compareAt" | "available" | "stock">;

/** What there is to say about the chosen variant; nothing about changes that make no difference to who looks. */
export type StockNews =
  | { kind: "soldOut" }
  | { kind: "back" }
  | { kind: "fewer"; available: number }
  | { kind: "price"; from: number; to: number };

/** The variants as they are now. One that is not told of any more cannot be had. */
export function withLive<V extends Variant>(variants: readonly V[], live: readonly LiveVariant[]): V[] {
  const now = new Map(live.map((variant) => [variant.variantId, variant]));
  return variants.map((variant) => ({
    ...variant,
    ...(now.get(variant.variantId) ?? { available: 0, stock: "out" as const }),
  }));
}

export function stockNews(before: Variant, after: Variant): StockNews[] {
  const price: StockNews[] =
    before.price === after.price ? [] : [{ kind: "price", from: before.price, to: after.price }];
  return [...amountNews(before, after), ...price];
}

function amountNews(before: Variant, after: Variant): StockNews[] {
  const [was, is] = [before.stock !== "out", after.stock !== "out"];
  if (was && !is) return [{ kind: "soldOut" }];
  if (!was && is) return [{ kind: "back" }];
  const isLess = after.stock === "low" && after.available < before.available;
  return isLess ? [{ kind: "fewer", available: after.available }] : [];
}

export function isLiveList(value: unknown): value is LiveVariant[] {
  return (
    Array.isArray(value) &&
    value.every(
      (item: unknown) =>
        typeof item === "object" && item !== null && "variantId" in item && "price" in item && "stock" in item,
    )
  );
}
