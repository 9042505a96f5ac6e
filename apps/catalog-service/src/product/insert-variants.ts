import type { ProductId, SellerId, VariantId } from "@stallhouse/contracts/ids";
import { variants } from "../schema.ts";
import type { CatalogTx } from "../trpc.ts";
import { addEmptyLevels } from "../inventory/receive-opening-stock.ts";
import type { variantRow } from "./variant-rows.ts";

type Row = ReturnType<typeof variantRow> & { id: VariantId };

/** New variants with an empty stock level each. */
export async function insertVariants(
  tx: CatalogTx,
  { productId, sellerId, rows }: { productId: ProductId; sellerId: SellerId; rows: readonly Row[] },
): Promise<void> {
  if (rows.length === 0) return;
  await tx.insert(variants).values(
    rows.map(({ id, sku, options, label, imageUrl, price, compareAt, threshold, position }) => ({
      id,
      productId,
      sellerId,
      sku,
      options,
      label,
      imageUrl,
      price,
      compareAt,
      threshold,
      position,
    })),
  );
  await addEmptyLevels(
    tx,
    rows.map(({ id }) => id),
  );
}
