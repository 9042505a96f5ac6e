import type { ProductId, SellerId, VariantId } from "@stallhouse/contracts/ids";

/** A level as locked, with what the facts about it name. */
export type Level = {
  variantId: VariantId;
  productId: ProductId;
  sellerId: SellerId;
  title: string;
  label: string;
  sku: string;
  available: number;
  reserved: number;
  version: number;
  threshold: number;
};

/** Units to add to the free and the held ones of a level. */
export type Move = { variantId: VariantId; free: number; held: number };

/** Levels before and after a set of moves. Several moves of one level count as one change, as the database counts it. */
export function afterMoves<L extends Level>(levels: readonly L[], moves: readonly Move[]): { before: L; after: L }[] {
  const sums = new Map<VariantId, Move>();
  for (const { variantId, free, held } of moves) {
    const sum = sums.get(variantId);
    sums.set(variantId, { variantId, free: (sum?.free ?? 0) + free, held: (sum?.held ?? 0) + held });
  }
  return levels.flatMap((before) => {
    const sum = sums.get(before.variantId);
    if (!sum) return [];
    const after = {
      ...before,
      available: before.available + sum.free,
      reserved: before.reserved + sum.held,
      version: before.version + 1,
    };
    return [{ before, after }];
  });
}

/** True only for the change that brings a level down to its threshold, not for those below it. */
export function fellLow({ before, after }: { before: Level; after: Level }): boolean {
  return before.available > before.threshold && after.available <= after.threshold;
}
