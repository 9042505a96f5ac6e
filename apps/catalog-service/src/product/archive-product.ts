import type { ProductId } from "@stallhouse/contracts/ids";
import type { Seller } from "@stallhouse/service/trpc";
import type { CatalogDb } from "../trpc.ts";

export async function archiveProduct(
  _db: CatalogDb,
  _seller: Seller,
  _productId: ProductId,
): Promise<{ productId: ProductId }> {
  throw new Error("not built yet");
}
