import type { VariantId } from "@stallhouse/contracts/ids";
import { Refusal } from "@stallhouse/contracts/refusal";
import type { Seller } from "@stallhouse/service/trpc";
import { sql } from "drizzle-orm";
import type { CatalogDb } from "../trpc.ts";
import { announceStock } from "./announce-stock.ts";
import { afterMoves } from "./stock-level.ts";
import type { Level } from "./stock-level.ts";
import type { AdjustStockInput } from "./stock-input.ts";

const maxAvailable = 100_000_000;

/** Counts units in or out by hand. Held units cannot be taken away. */
export async function adjustStock(
  db: CatalogDb,
  seller: Seller,
  input: AdjustStockInput,
): Promise<{ variantId: VariantId; available: number; reserved: number }> {
  const { variantId, change, reason } = input;
  return db.transaction(async (tx) => {
    const levels = await tx.execute<Level>(sql`
      select s.variant_id as "variantId", s.available, s.reserved, s.version, v.threshold, v.sku, v.label,
        p.id as "productId", p.title, p.seller_id as "sellerId"
      from stock_levels s join variants v on v.id = s.variant_id join products p on p.id = v.product_id
      where s.variant_id = ${variantId} and v.seller_id = ${seller.sellerId} and not v.retired
      for no key update of s`);
    const changes = afterMoves(levels, [{ variantId, free: change, held: 0 }]);
    const [moved] = changes;
    if (!moved) throw new Refusal("VARIANT_NOT_FOUND");
    const { before, after } = moved;
    if (after.available < 0)
      throw new Refusal("VARIANT_OUT_OF_STOCK", { title: before.title, available: String(before.available) });
    if (after.available > maxAvailable) throw new Refusal("INPUT_INVALID", { change: "more than a level can hold" });
    await tx.execute(sql`
      insert into stock_movements (variant_id, kind, qty, cause) values (${variantId}, 'adjust', ${change}, ${reason})`);
    await announceStock(tx, [{ cause: "adjust", orderId: null, changes }]);
    return { variantId, available: after.available, reserved: after.reserved };
  });
}
