import type { ProductId, SellerId, VariantId } from "@stallhouse/contracts/ids";
import { sql } from "drizzle-orm";
import type { CatalogTx } from "../trpc.ts";
import { afterMoves } from "./stock-level.ts";

export async function addEmptyLevels(tx: CatalogTx, variantIds: readonly VariantId[]): Promise<void> {
  await tx.execute(sql`insert into stock_levels (variant_id) select unnest(${sql.param(variantIds)}::uuid[])`);
}

type Opening = {
  productId: ProductId;
  sellerId: SellerId;
  title: string;
  rows: readonly { id: VariantId; sku: string; label: string; threshold: number; quantity: number }[];
};

/** Receives the first units of variants just made, whose levels are still empty. */
export async function receiveOpeningStock(tx: CatalogTx, { productId, sellerId, title, rows }: Opening) {
  const stocked = rows.filter(({ quantity }) => quantity > 0);
  if (stocked.length === 0) return [];
  const moves = stocked.map(({ id, quantity }) => ({ variantId: id, free: quantity, held: 0 }));
  await tx.execute(sql`
    insert into stock_movements (variant_id, kind, qty, cause)
    select "variantId", 'receive', free, 'opening stock'
    from json_to_recordset(${JSON.stringify(moves)}::json) as opening("variantId" uuid, free int)`);
  const empty = stocked.map(({ id, sku, label, threshold }) => ({
    variantId: id,
    productId,
    sellerId,
    title,
    label,
    sku,
    threshold,
    available: 0,
    reserved: 0,
    version: 0,
  }));
  return afterMoves(empty, moves);
}
