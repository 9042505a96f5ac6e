import type { VariantId } from "@stallhouse/contracts/ids";
import type { Seller } from "@stallhouse/service/trpc";
import type { CatalogDb } from "../trpc.ts";
import type { AdjustStockInput } from "./stock-input.ts";

export async function adjustStock(
  _db: CatalogDb,
  _seller: Seller,
  _input: AdjustStockInput,
): Promise<{ variantId: VariantId; available: number; reserved: number }> {
  throw new Error("not built yet");
}
