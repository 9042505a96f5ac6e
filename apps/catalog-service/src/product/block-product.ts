import type { ProductId } from "@stallhouse/contracts/ids";
import type { CatalogDb } from "../trpc.ts";

type Blocked = { productId: ProductId; blockedReason: string | null; onSale: boolean };

export async function blockProduct(_db: CatalogDb, _input: { productId: ProductId; reason: string }): Promise<Blocked> {
  throw new Error("not built yet");
}
export async function unblockProduct(_db: CatalogDb, _productId: ProductId): Promise<Blocked> {
  throw new Error("not built yet");
}
